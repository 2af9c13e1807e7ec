"""Before a round opens: what could be worked out about the worst-placed person, from the roster alone.

This is the linear part of the audit: sizes of declared cells, and of everything that one declared cell
leaves of another. It doesn't combine three or more figures with what people may answer; a solver that does
takes the same roster and cells and gives the same Audit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.disclosure.cells import EVERYBODY, Cell

METHOD = "linear: sizes and differences of declared cells"


@dataclass(frozen=True)
class Finding:
    """A declared cell that can't be published, and why, in plain words."""

    cell: Cell
    reason: str


@dataclass(frozen=True)
class Audit:
    """What the audit found: `smallest` is the least number of people that a published figure speaks of."""

    method: str
    k: int
    people: int
    publishable: tuple[Cell, ...]
    findings: tuple[Finding, ...]
    smallest: int

    @property
    def sentence(self) -> str:
        """What the round's page states."""
        if not self.smallest:
            return f"Nothing can be published: fewer than {self.k} people are invited."
        return f"Everything that we publish speaks of at least {self.smallest} people."


def audit_before_opening(roster: Sequence[Mapping[str, str]], declared: Sequence[Cell], k: int) -> Audit:
    """Which declared cells could never be published, and the smallest group that the others leave.

    `roster` holds one mapping a person, dimension to cell, and nothing else of them.
    """
    members = {cell: _members(roster, cell) for cell in (EVERYBODY, *declared)}
    kept = {cell: people for cell, people in members.items() if len(people) >= k}
    findings = [
        Finding(cell, f"{cell[1] or 'everybody'} has fewer than {k} people")
        for cell in members
        if cell not in kept
    ]
    findings += _hide_until_safe(kept, k)
    sizes = [size for size in _group_sizes(kept) if size]
    publishable = tuple(cell for cell in members if cell in kept)
    return Audit(METHOD, k, len(roster), publishable, tuple(findings), min(sizes, default=0))


def _members(roster: Sequence[Mapping[str, str]], cell: Cell) -> frozenset[int]:
    if cell == EVERYBODY:
        return frozenset(range(len(roster)))
    return frozenset(place for place, person in enumerate(roster) if person.get(cell[0]) == cell[1])


def _hide_until_safe(kept: dict[Cell, frozenset[int]], k: int) -> list[Finding]:
    findings = []
    while (unsafe := _leaves_too_few(kept, k)) is not None:
        cell, other, left = unsafe
        del kept[cell]
        findings.append(Finding(cell, f"{cell[1]} taken from {other[1] or 'everybody'} leaves {left} people"))
    return findings


def _leaves_too_few(kept: Mapping[Cell, frozenset[int]], k: int) -> tuple[Cell, Cell, int] | None:
    """The smallest cell whose dimension, taken from some other cell, leaves between 1 and k-1 people."""
    by_size = sorted(kept, key=lambda cell: (len(kept[cell]), cell))
    for cell in by_size:
        for other in by_size:
            for inside in ({cell}, _dimension_inside(cell, other, kept)):
                left = len(kept[other]) - sum(len(kept[part]) for part in inside)
                if kept[cell] <= kept[other] and cell != other and 0 < left < k:
                    return cell, other, left
    return None


def _dimension_inside(cell: Cell, other: Cell, kept: Mapping[Cell, frozenset[int]]) -> set[Cell]:
    return {part for part in kept if part[0] == cell[0] and part != other and kept[part] <= kept[other]}


def _group_sizes(kept: Mapping[Cell, frozenset[int]]) -> list[int]:
    sizes = [len(people) for people in kept.values()]
    for cell, people in kept.items():
        for other, more in kept.items():
            if people < more:
                sizes.append(len(more) - len(people))
                inside = _dimension_inside(cell, other, kept)
                sizes.append(len(more) - sum(len(kept[part]) for part in inside))
    return sizes
