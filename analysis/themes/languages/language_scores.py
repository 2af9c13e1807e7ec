"""How well languages are told apart, on invented answers: short ones, plain ones, and children's English."""

import csv
from collections import defaultdict
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from analysis.themes.languages.languages import ENGLISH, NO_WORDS, language_of

# Those looked at while words were gathered, and those kept aside until the end; written by the same hands.
SETS = ("looked_at", "kept_aside")


@dataclass(frozen=True)
class LanguageFigures:
    """One set. `english_kept` is the share of English that stays so, `others_noticed` the share of other
    languages that English rules never see, `named` the share of those that get the right name."""

    texts: int
    english_kept: float
    others_noticed: float
    named: float
    by_language: dict[str, str]
    wrong: list[str]

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain data, for JSON."""
        return asdict(self)


def evaluate_languages(which: str) -> LanguageFigures:
    """Return how well the languages of one of SETS are told apart. Raises KeyError for another name."""
    said = _rows()[which]
    english = [text for code, text in said if code in (ENGLISH, NO_WORDS)]
    others = [(code, text) for code, text in said if code not in (ENGLISH, NO_WORDS)]
    kept = [text for text in english if language_of(text).for_english_rules]
    noticed = [text for _, text in others if not language_of(text).for_english_rules]
    right: dict[str, list[bool]] = defaultdict(list)
    for code, text in said:
        right[code].append(language_of(text).code == code)
    return LanguageFigures(
        texts=len(said),
        english_kept=len(kept) / len(english),
        others_noticed=len(noticed) / len(others),
        named=sum(language_of(text).code == code for code, text in others) / len(others),
        by_language={code: f"{sum(hits)}/{len(hits)}" for code, hits in sorted(right.items())},
        wrong=[f"{code}: {text} ({language_of(text).code})" for code, text in said if _is_wrong(code, text)],
    )


def languages_as_text(figures: dict[str, LanguageFigures]) -> str:
    """Return the figures of all sets as lines to read."""
    lines = []
    for name, one in figures.items():
        lines += [
            f"{name}: {one.texts} invented answers",
            f"  English that stays English: {one.english_kept:.3f}",
            f"  other languages that English rules never see: {one.others_noticed:.3f}",
            f"  other languages named rightly: {one.named:.3f}",
            "  by language: " + ", ".join(f"{code} {share}" for code, share in one.by_language.items()),
        ]
        lines += [f"  wrong: {wrong}" for wrong in one.wrong]
    return "\n".join(lines)


def _is_wrong(code: str, text: str) -> bool:
    found = language_of(text)
    if code in (ENGLISH, NO_WORDS):
        return not found.for_english_rules
    return found.code != code


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    read: dict[str, list[tuple[str, str]]] = {}
    for name in SETS:
        file = Path(__file__).with_name(f"languages_{name}.csv")
        with file.open(encoding="utf-8", newline="") as lines:
            read[name] = [(row["language"], row["text"]) for row in csv.DictReader(lines)]
    return read
