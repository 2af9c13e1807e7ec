"""Which remarks to read next: the surest first, or rare themes in turn mixed with some drawn by lot.

The part drawn by lot is an honest sample of what there is: accuracy and prevalence are estimated on it
alone. That rare classes should choose: Attenberg, Provost, "Why label when you can search?" (2010); that a
random part keeps the estimate honest: Sawade, Landwehr, Bickel, Scheffer, "Active risk estimation" (2010).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

How = Literal["confidence", "random", "turns"]
BY_LOT = 0.3
# A theme that finds nothing likely has had half a turn all the same, so that it can't hold up the others.
HALF_A_TURN = 0.5

Chances = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Choice:
    """A remark to read next, by its place in the list, and why: by lot, by a theme's turn, or being sure."""

    place: int
    by_lot: bool = False
    theme: str = ""


def next_to_read(
    chances: Chances,
    themes: Sequence[str],
    codes: Mapping[str, int],
    many: int,
    how: How = "turns",
    seed: int = 0,
) -> list[Choice]:
    """Return up to `many` different rows of `chances` (unread remarks by themes), in the order to read them.

    `codes` says how many codes each theme has so far. The same input and seed give the same choices.
    """
    if how == "confidence":
        surest = sorted(range(len(chances)), key=lambda place: -max(chances[place], default=0.0))
        return [Choice(place) for place in surest[:many]]
    lots = Random(seed)  # noqa: S311 - a sample that can be drawn again, no secret
    waiting = list(range(len(chances)))
    lots.shuffle(waiting)
    if how == "random" or not themes:
        return [Choice(place, by_lot=True) for place in waiting[:many]]
    return _turns(chances, themes, codes, waiting, many, lots)


def _turns(
    chances: Chances,
    themes: Sequence[str],
    codes: Mapping[str, int],
    waiting: list[int],
    many: int,
    lots: Random,
) -> list[Choice]:
    expected = [float(codes.get(theme, 0)) for theme in themes]
    chosen: list[Choice] = []
    while waiting and len(chosen) < many:
        by_lot = lots.random() < BY_LOT
        turn = expected.index(min(expected))
        at = 0 if by_lot else _surest(chances, waiting, turn)
        place = waiting.pop(at)
        chosen.append(Choice(place, by_lot, "" if by_lot else themes[turn]))
        expected = [sum(pair) for pair in zip(expected, chances[place], strict=True)]
        if not by_lot:
            expected[turn] += max(0.0, HALF_A_TURN - chances[place][turn])
    return chosen


def _surest(chances: Chances, waiting: Sequence[int], turn: int) -> int:
    return max(range(len(waiting)), key=lambda at: chances[waiting[at]][turn])
