"""Releases all cells of one question in one round together, so that no figure gives another one away.

Three steps: cells with fewer than k people are hidden (primary); then the next smallest ones, until what a
reader gets by taking the shown cells from their parent is nobody or at least k people, never one hidden cell
alone, and fixes nobody's answer through the rounding (complementary); what is left is rounded and worded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.disclosure.cells import EVERYBODY, Cell, Counted, Family, families_of
from analysis.disclosure.figures import ClaimMaker, ReleasedCell, hidden_cell, release_cell
from analysis.disclosure.rounding import part_range


def no_claim(figure: str, cell: Cell, value: str) -> str:
    """For figures that stand in no claim, such as a trial run."""
    return ""


@dataclass(frozen=True)
class ReleasedTable:
    """What may be shown of one question: a cell is always there, its figures may be hidden."""

    cells: Mapping[Cell, ReleasedCell]

    @property
    def everybody(self) -> ReleasedCell:
        return self.cells[EVERYBODY]

    def dimensions(self) -> tuple[str, ...]:
        return tuple(sorted({dimension for dimension, _ in self.cells if dimension}))


def release_table(
    cells: Mapping[Cell, Counted],
    k: int,
    *,
    values: Sequence[str] | None = None,
    within: Mapping[Cell, Iterable[Cell]] | None = None,
    claim: ClaimMaker = no_claim,
    unit: str = "people",
) -> ReleasedTable:
    """All cells of a question and round, made safe together.

    `cells` maps (dimension, cell) to its counts, ("", "") being everybody; `values` lists the answers to
    show, in order; `within` names the parents of a cell that lies inside others (everybody is a parent
    already). Imports (unit "rows") are never broken down. Raises ValueError without everybody or with
    impossible counts.
    """
    if EVERYBODY not in cells:
        raise ValueError("the counts for everybody are missing")
    if unit == "rows":
        cells = {EVERYBODY: cells[EVERYBODY]}
    shown_values = tuple(values) if values is not None else _values_in(cells)
    visible = visible_cells(cells, k, families_of(cells, within or {}))
    return ReleasedTable(
        {
            cell: release_cell(counted, shown_values, k, cell, claim, unit)
            if cell in visible
            else hidden_cell(shown_values, cell, claim)
            for cell, counted in cells.items()
        }
    )


def visible_cells(cells: Mapping[Cell, Counted], k: int, families: Sequence[Family]) -> frozenset[Cell]:
    """The cells that may be shown beside each other, as many as the rules allow."""
    visible = {cell for cell, counted in cells.items() if counted.base >= k}
    before: set[Cell] = set()
    while before != visible:
        before = set(visible)
        for family in families:
            _make_safe(family, cells, visible, k)
    return frozenset(visible)


def _make_safe(family: Family, cells: Mapping[Cell, Counted], visible: set[Cell], k: int) -> None:
    """Hide the smallest shown child, again and again, until the family gives nothing away."""
    shown = sorted(
        (child for child in family.children if child in visible), key=lambda child: (cells[child].base, child)
    )
    if family.parent not in visible:
        # Children that add up to a hidden parent would show it.
        visible.difference_update(shown)
        return
    while shown and _gives_away(family, cells, shown, k):
        visible.discard(shown.pop(0))


def _gives_away(family: Family, cells: Mapping[Cell, Counted], shown: Sequence[Cell], k: int) -> bool:
    rest = cells[family.parent].base - sum(cells[child].base for child in shown)
    hidden = [child for child in family.children if child not in shown and cells[child].base]
    one_alone = len(hidden) == 1 and cells[hidden[0]].base == rest
    return 0 < rest < k or one_alone or _rounding_fixes_somebody(family, cells, shown, rest, k)


def _rounding_fixes_somebody(
    family: Family, cells: Mapping[Cell, Counted], shown: Sequence[Cell], rest: int, k: int
) -> bool:
    """Whether the ranges that rounded figures stand for leave some group only "all" or only "none"."""
    for value in _values_in({cell: cells[cell] for cell in (family.parent, *shown)}):
        ranges = [_known(cells[child], value, k) for child in shown]
        sizes = [cells[child].base for child in shown]
        if rest:
            ranges.append((0, rest))
            sizes.append(rest)
        if _some_group_is_fixed(_known(cells[family.parent], value, k), ranges, sizes):
            return True
    return False


def _some_group_is_fixed(
    total: tuple[int, int], ranges: Sequence[tuple[int, int]], sizes: Sequence[int]
) -> bool:
    lows, highs = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    for (low, high), size in zip(ranges, sizes, strict=True):
        most = min(high, total[1] - (lows - low))
        least = max(low, total[0] - (highs - high))
        if most <= 0 or least >= size:
            return True
    return False


def _known(counted: Counted, value: str, k: int) -> tuple[int, int]:
    """What somebody who knows the exact base learns of a count; in small cells the ends may be hidden."""
    if counted.base < 2 * k:
        return 0, counted.base
    return part_range(counted.counts.get(value, 0), counted.base)


def _values_in(cells: Mapping[Cell, Counted]) -> tuple[str, ...]:
    return tuple(sorted({value for counted in cells.values() for value in counted.counts}))
