"""How much of an invented set of identifiers redaction finds, kind by kind."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from surveys.voices.redaction import redact

SHIPPED = Path(__file__).parent / "redaction_evaluation.csv"
HARMLESS = "harmless"  # remarks from which nothing should go
STRUCTURED = ("postcode", "phone", "email", "handle", "nhs number", "date", "address", "link", "school")


@dataclass(frozen=True)
class KindFigure:
    """Of one kind: how many there were, how many went, and the remarks in which one stayed."""

    kind: str
    all: int
    gone: int
    missed: tuple[str, ...]


def evaluate_redaction() -> Mapping[str, KindFigure]:
    """Figures by kind over the shipped invented set. For "harmless", `gone` counts what went needlessly."""
    seen: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    with SHIPPED.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            seen[row["kind"]].append((row["words"], _gone(row["words"], row["piece"])))
    return {
        kind: KindFigure(
            kind, len(rows), sum(gone for _, gone in rows), tuple(words for words, gone in rows if not gone)
        )
        for kind, rows in seen.items()
    }


def redaction_as_text(figures: Mapping[str, KindFigure]) -> str:
    """The figures as plain lines for a terminal."""
    lines = ["Invented identifiers only; names are best effort and a person reviews every remark."]
    for kind, one in figures.items():
        said = "changed needlessly" if kind == HARMLESS else "found"
        lines.append(f"  {kind}: {one.gone}/{one.all} {said}")
    return "\n".join(lines)


def _gone(words: str, piece: str) -> bool:
    result = redact(words)
    if not piece:
        return bool(result.found)
    start = words.index(piece)
    covered = {place for one in result.found for place in range(one.start, one.end)}
    return all(place in covered for place in range(start, start + len(piece)) if words[place].isalnum())
