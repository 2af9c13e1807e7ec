"""Releases all cells of one question in one round together, so that no figure gives another one away.

Three steps: cells with fewer than k people are hidden (primary); then the next smallest ones, until what a
reader gets by taking the shown cells from their parent is nobody or at least k people, never one hidden cell
alone, and fixes nobody's answer through the rounding (complementary); what is left is rounded and worded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.disclosure.cells import EVERYBODY, Cell, Counted, Family, families_of
from analysis.disclosure.figures import ClaimMaker, ReleasedCell, hidden_cell, release_cell
from analysis.disclosure.ranges import fixed_families


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
        if before == visible:
            _hide_one_more(cells, visible, families, k)
    return frozenset(visible)


def _make_safe(family: Family, cells: Mapping[Cell, Counted], visible: set[Cell], k: int) -> None:
    """Hide the smallest shown child, again and again, until no small remainder is left."""
    shown = _shown(family, cells, visible)
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
    return 0 < rest < k or one_alone


def _hide_one_more(
    cells: Mapping[Cell, Counted], visible: set[Cell], families: Sequence[Family], k: int
) -> None:
    """Hide the smallest cell that helps to fix an answer through the rounding; none when none is fixed."""
    fixed = fixed_families(cells, visible, families, k)
    near = [child for family in fixed for child in _shown(family, cells, visible)]
    anywhere = [cell for cell in visible if cell != EVERYBODY] if fixed else []
    candidates = near or anywhere
    if candidates:
        visible.discard(min(candidates, key=lambda cell: (cells[cell].base, cell)))


def _shown(family: Family, cells: Mapping[Cell, Counted], visible: set[Cell]) -> list[Cell]:
    """The children shown, the smallest first."""
    return sorted((c for c in family.children if c in visible), key=lambda c: (cells[c].base, c))


def _values_in(cells: Mapping[Cell, Counted]) -> tuple[str, ...]:
    return tuple(sorted({value for counted in cells.values() for value in counted.counts}))
