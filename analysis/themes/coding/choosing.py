"""Which remarks to read next: the surest first, or rare themes in turn mixed with some drawn by lot.

The part drawn by lot is an honest sample of what there is: accuracy and prevalence are estimated on it
alone. The lot is an order of all remarks, made before anything is known of them; a remark in it that a theme
had already taken counts as drawn, or the sample would lack just the remarks that themes look for. That rare
classes should choose: Attenberg, Provost, "Why label when you can search?" (2010); that a random part keeps
the estimate honest: Sawade, Landwehr, Bickel, Scheffer, "Active risk estimation" (2010).
"""

from collections.abc import Iterator, Mapping, Sequence
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
    seed: int | None = 0,
) -> list[Choice]:
    """Return up to `many` different rows of `chances` (unread remarks by themes), in the order to read them.

    `codes` says how many codes each theme has so far. The same input and seed give the same choices; without
    a seed the rows stand in the order of the lot already.
    """
    if how == "confidence":
        surest = sorted(range(len(chances)), key=lambda place: -max(chances[place], default=0.0))
        return [Choice(place) for place in surest[:many]]
    waiting = list(range(len(chances)))
    if seed is not None:
        Random(seed).shuffle(waiting)  # noqa: S311 - a sample that can be drawn again, no secret
    if how == "random" or not themes:
        return [Choice(place, by_lot=True) for place in waiting[:many]]
    return _turns(chances, themes, codes, waiting, many)


def _turns(
    chances: Chances,
    themes: Sequence[str],
    codes: Mapping[str, int],
    waiting: list[int],
    many: int,
) -> list[Choice]:
    expected = [float(codes.get(theme, 0)) for theme in themes]
    rows = _Waiting(chances, waiting)
    chosen: list[Choice] = []
    drawn = 0
    while len(chosen) < min(many, len(waiting)):
        by_lot = drawn < BY_LOT * (len(chosen) + 1)
        drawn += by_lot
        turn = expected.index(min(expected))
        place = rows.next_drawn() if by_lot else rows.surest(turn)
        chosen.append(Choice(place, by_lot, "" if by_lot else themes[turn]))
        expected = [sum(pair) for pair in zip(expected, chances[place], strict=True)]
        if not by_lot:
            expected[turn] += max(0.0, HALF_A_TURN - chances[place][turn])
    return chosen


class _Waiting:
    """Rows not chosen yet, in the order of the draw and, once a theme has its turn, by its chance.

    Each order is made once and walked from its front: ten thousand rows aren't searched for each turn.
    """

    def __init__(self, chances: Chances, drawn: Sequence[int]) -> None:
        self._chances, self._drawn = chances, drawn
        self._taken: set[int] = set()
        self._in_draw = iter(drawn)
        self._by_theme: dict[int, Iterator[int]] = {}

    def next_drawn(self) -> int:
        return self._take(self._in_draw)

    def surest(self, theme: int) -> int:
        """The row with the theme's highest chance; of equal ones the first in the draw."""
        if theme not in self._by_theme:
            order = sorted(self._drawn, key=lambda place: -self._chances[place][theme])
            self._by_theme[theme] = iter(order)
        return self._take(self._by_theme[theme])

    def _take(self, order: Iterator[int]) -> int:
        place = next(each for each in order if each not in self._taken)
        self._taken.add(place)
        return place
