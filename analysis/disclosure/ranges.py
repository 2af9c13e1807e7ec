"""What somebody who knows every group's size could work out of rounded figures taken together. Pure.

Each count starts as the range that its figure may stand for (a hidden one as anything). Ranges are narrowed
by every sum that is known (children and what is left of them make their parent; where everybody gave one
answer, the answers make the base) until nothing narrows any more.
"""

from collections.abc import Iterable, Mapping, Sequence

from analysis.disclosure.cells import EVERYBODY, Cell, Counted, Family
from analysis.disclosure.rounding import SLACK, part_range

Range = tuple[int, int]
Place = tuple[Cell, str]

MOST_TURNS = 60


def fixed_families(
    cells: Mapping[Cell, Counted], visible: Iterable[Cell], families: Sequence[Family], k: int
) -> list[Family]:
    """The families in which some group below everybody is known to be all of one answer, or none of it."""
    known = narrowed(cells, frozenset(visible), families, k)
    fixed = {
        cell
        for (cell, _), (low, high) in known.items()
        if cell != EVERYBODY and cells[cell].base and (high == 0 or low == cells[cell].base)
    }
    values = {value for _, value in known}
    return [
        family
        for family in families
        if fixed & set(family.children) or any(_rest_is_fixed(family, cells, known, v) for v in values)
    ]


def narrowed(
    cells: Mapping[Cell, Counted], visible: frozenset[Cell], families: Sequence[Family], k: int
) -> dict[Place, Range]:
    """The range of every cell's count of every value, after all sums have been used."""
    values = sorted({value for counted in cells.values() for value in counted.counts})
    known = {
        (cell, value): _shown_range(counted, value, k) if cell in visible else (0, counted.base)
        for cell, counted in cells.items()
        for value in values
    }
    one_answer_each = all(sum(counted.counts.values()) == counted.base for counted in cells.values())
    for _ in range(MOST_TURNS):
        before = dict(known)
        for value in values:
            for family in families:
                _narrow_family(family, cells, known, value)
        if one_answer_each:
            for cell, counted in cells.items():
                _narrow_answers([(cell, value) for value in values], counted.base, known)
        if before == known:
            break
    return known


def _shown_range(counted: Counted, value: str, k: int) -> Range:
    """What a figure may stand for; in small cells the ends are hidden and may be anything."""
    count, base = counted.counts.get(value, 0), counted.base
    if base < 2 * k and (count <= SLACK or base - count <= SLACK):
        return 0, base
    return part_range(count, base)


def _rest_size(family: Family, cells: Mapping[Cell, Counted]) -> int:
    return cells[family.parent].base - sum(cells[child].base for child in family.children)


def _narrow_family(
    family: Family, cells: Mapping[Cell, Counted], known: dict[Place, Range], value: str
) -> None:
    rest = max(0, _rest_size(family, cells))
    places = [(child, value) for child in family.children]
    total = known[(family.parent, value)]
    lows, highs = sum(known[p][0] for p in places), sum(known[p][1] for p in places) + rest
    known[(family.parent, value)] = (max(total[0], lows), min(total[1], highs))
    for place in places:
        low, high = known[place]
        known[place] = (max(low, total[0] - (highs - high)), min(high, total[1] - (lows - low)))


def _rest_is_fixed(
    family: Family, cells: Mapping[Cell, Counted], known: Mapping[Place, Range], value: str
) -> bool:
    rest = _rest_size(family, cells)
    low, high = known[(family.parent, value)]
    lows = sum(known[(child, value)][0] for child in family.children)
    highs = sum(known[(child, value)][1] for child in family.children)
    return rest > 0 and (high - lows <= 0 or low - highs >= rest)


def _narrow_answers(places: Sequence[Place], base: int, known: dict[Place, Range]) -> None:
    lows, highs = sum(known[p][0] for p in places), sum(known[p][1] for p in places)
    for place in places:
        low, high = known[place]
        known[place] = (max(low, base - (highs - high)), min(high, base - (lows - low)))
