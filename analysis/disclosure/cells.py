"""Cells, what was counted in them, and which cells add up to which. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Cell = tuple[str, str]
"""(dimension, cell), such as ("band", "8-10")."""

EVERYBODY: Cell = ("", "")


@dataclass(frozen=True)
class Counted:
    """One cell's true counts: `base` people answered, `counts` says how many gave each answer.

    Raises ValueError when a count is below nobody or above the base.
    """

    base: int
    counts: Mapping[str, int]

    def __post_init__(self) -> None:
        if self.base < 0 or any(not 0 <= count <= self.base for count in self.counts.values()):
            raise ValueError("a count must lie between nobody and everybody who answered")


@dataclass(frozen=True)
class Family:
    """A parent and children that don't overlap and together are the parent or a part of it."""

    parent: Cell
    children: tuple[Cell, ...]


def families_of(cells: Iterable[Cell], within: Mapping[Cell, Iterable[Cell]]) -> tuple[Family, ...]:
    """Every sum that a reader could take: each dimension against everybody, and each against its parents."""
    children: dict[tuple[Cell, str], list[Cell]] = {}
    known = set(cells)
    for cell in sorted(known - {EVERYBODY}):
        for parent in {EVERYBODY, *(p for p in within.get(cell, ()) if p in known)}:
            children.setdefault((parent, cell[0]), []).append(cell)
    return tuple(Family(parent, tuple(found)) for (parent, _), found in sorted(children.items()))
