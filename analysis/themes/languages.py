"""In which language a remark is written, so that English rules never code another language silently.

By script, then by small words and letters of its own (after Cavnar, Trenkle 1994, and Ingle's small words of
1976, in the plainest form that can be read). It marks; it never drops: a remark that is not English stays as
it is, for a person or an imported translation. Certainty is a share of evidence, not a measured chance.
"""

import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.codebook import tokens_of

ENGLISH, UNKNOWN, NO_WORDS = "en", "und", "zxx"  # ISO 639-2 for the last two
MOST_CHARACTERS = 5_000
# So many words without one known small word are no English that rules could trust.
FEWEST_TO_DOUBT = 5
MIXED_SHARE = 0.2
# Endings that the other languages known here hardly have.
ENGLISH_ENDINGS = ("ing", "tion", "tions", "ful", "ness", "ment", "ess", "ly", "ed", "ck", "th", "ght", "ee")


@dataclass(frozen=True, slots=True)
class Language:
    """A language (BCP 47), how certain that is from 0 to 1, and whether another script is mixed in."""

    code: str
    certainty: float
    mixed: bool = False

    @property
    def for_english_rules(self) -> bool:
        """True where English rules may code the remark: English throughout, or no words at all (emoji)."""
        return self.code in (ENGLISH, NO_WORDS) and not self.mixed


def language_of(text: str) -> Language:
    """Return the language of any text; "und" where none of those known, "zxx" where there are no words."""
    shown = text[:MOST_CHARACTERS]
    scripts = _scripts(shown)
    if not scripts:
        return Language(NO_WORDS, 1.0)
    script, letters = max(scripts.items(), key=lambda item: (item[1], item[0]))
    mixed = letters < (1 - MIXED_SHARE) * sum(scripts.values())
    code, certainty = _by_script(script, shown)
    return Language(code, round(certainty, 3), mixed)


def _by_script(script: str, text: str) -> tuple[str, float]:
    alone: str | None = _profiles()["scripts"].get(script)
    if alone:
        return alone, 1.0
    if script == "LATIN":
        return _latin(text)
    if script == "ARABIC":
        return _best(_evidence(text, ("ur", "pa-Arab", "ar")))
    return UNKNOWN, 0.0


def _latin(text: str) -> tuple[str, float]:
    """English unless another language speaks louder: "Food" and "gr8 m8" are English answers."""
    found = _evidence(text, (ENGLISH, "pl", "sk", "cs", "ro", "ur-Latn"))
    code, certainty = _best(found)
    others = found.get(code, 0.0)
    if code not in (ENGLISH, UNKNOWN) and others >= 0.5 and others > 1.5 * found[ENGLISH]:
        return code, certainty
    if found[ENGLISH]:
        return ENGLISH, max(0.3, found[ENGLISH] / sum(found.values()))
    return (UNKNOWN, 0.3) if len(tokens_of(text)) >= FEWEST_TO_DOUBT else (ENGLISH, 0.3)


def _best(evidence: dict[str, float]) -> tuple[str, float]:
    total = sum(evidence.values())
    if not total:
        return UNKNOWN, 0.0
    code, most = max(evidence.items(), key=lambda item: (item[1], item[0]))
    return code, most / (total + 0.5)


def _evidence(text: str, among: tuple[str, ...]) -> dict[str, float]:
    """Count what speaks for each language: small words, shared ones by their share, and its own letters."""
    found = dict.fromkeys(among, 0.0)
    known = _small_words()
    for token in tokens_of(text):
        if len(token.word) == 1 and token.word.isascii() and token.word != "i":
            continue  # a lone letter is a slip of the finger in every language
        speaks = [code for code in known.get(token.word, ()) if code in among]
        for code in speaks:
            found[code] += 1 / len(speaks)
    if ENGLISH in found:
        found[ENGLISH] += 0.4 * sum(token.word.endswith(ENGLISH_ENDINGS) for token in tokens_of(text))
    lower = text.casefold()
    for code, letters in _profiles()["letters"].items():
        if code in among:
            found[code] += sum(lower.count(letter) for letter in letters) * 0.5
    return found


def _scripts(text: str) -> Counter[str]:
    """Count the letters of each script, by the first word of their Unicode names."""
    letters = Counter(letter for letter in text if letter.isalpha())
    found: Counter[str] = Counter()
    for letter, times in letters.items():
        found[unicodedata.name(letter, UNKNOWN).split()[0].split("-")[0]] += times
    return found


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    known: dict[str, list[str]] = {}
    for code, words in _profiles()["words"].items():
        for word in {token.word for token in tokens_of(words)}:
            known.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in known.items()}


@cache
def _profiles() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("languages.toml").read_text(encoding="utf-8")
    profiles: dict[str, dict[str, str]] = tomllib.loads(text)
    return profiles
