"""How many suggestions stay when the same remarks are read again with words misspelt."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from analysis.themes.measures.metrics import f1
from analysis.themes.spelling.misspelling import misspelt

SHARE = 0.3
MOST = 2000

Labels = Set[str]
Tell = Callable[[Sequence[str]], Sequence[Labels]]
"""Reads the words of remarks with the model in use and returns the themes that it suggests for each."""


@dataclass(frozen=True)
class Stayed:
    """Of `suggested` on the remarks as they were written, `kept` come again. `f1` is against people, who read
    the remarks as they were written: with the right spelling, and with words misspelt."""

    suggested: int
    kept: int
    f1: float | None
    f1_misspelt: float | None


def read_misspelt(
    keys: Sequence[str], texts: Sequence[str], tell: Tell
) -> tuple[Sequence[Labels], Sequence[Labels]]:
    """Return what is suggested for the remarks, and for the same with three words in ten misspelt.

    The slips are drawn by each remark's key, so that the same remarks give the same figures.
    """
    return tell(texts), tell([misspelt(text, SHARE, key) for key, text in zip(keys, texts, strict=True)])


def stayed(
    plain: Sequence[Labels], wrong: Sequence[Labels], said: Sequence[Labels], themes: Set[str]
) -> Stayed:
    """Return how much of what was suggested of these themes stayed; all three lists go by remark."""
    suggested = sum(len(one & themes) for one in plain)
    kept = sum(len(one & other & themes) for one, other in zip(plain, wrong, strict=True))
    return Stayed(suggested, kept, _f1(plain, said, themes), _f1(wrong, said, themes))


def _f1(told: Sequence[Labels], said: Sequence[Labels], themes: Set[str]) -> float | None:
    named = sum(len(one & themes) + len(other & themes) for one, other in zip(told, said, strict=True))
    right = sum(len(one & other & themes) for one, other in zip(told, said, strict=True))
    return f1(right, named, 0) if named else None
