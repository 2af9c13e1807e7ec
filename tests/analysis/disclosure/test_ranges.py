"""Rounded figures taken together: what they fix is found before anything is shown."""

from analysis.disclosure import EVERYBODY, Cell, Counted
from analysis.disclosure.cells import families_of
from analysis.disclosure.ranges import fixed_families, narrowed

A: Cell = ("team", "a")
B: Cell = ("team", "b")


def yes_no(base: int, yes: int) -> Counted:
    return Counted(base, {"yes": yes, "no": base - yes})


def test_a_hidden_cell_may_be_anything() -> None:
    cells = {EVERYBODY: yes_no(60, 30), A: yes_no(30, 15), B: yes_no(30, 15)}
    known = narrowed(cells, frozenset({EVERYBODY, A}), families_of(cells, {}), 5)
    assert known[(A, "yes")] == (13, 17)
    assert known[(B, "yes")] == (11, 19)


def test_the_narrowed_ranges_hold_the_truth() -> None:
    cells = {EVERYBODY: yes_no(50, 9), A: yes_no(20, 2), B: yes_no(30, 7)}
    known = narrowed(cells, frozenset(cells), families_of(cells, {}), 5)
    for (cell, value), (low, high) in known.items():
        assert low <= cells[cell].counts[value] <= high


def test_figures_that_leave_nobody_for_the_last_cell_are_found() -> None:
    """Four teams of at least three each, and at most twelve in all: the fifth has nobody."""
    teams: dict[Cell, Counted] = {("team", str(n)): yes_no(20, 3) for n in range(4)}
    cells = {EVERYBODY: yes_no(100, 12), **teams, ("team", "4"): yes_no(20, 0)}
    families = families_of(cells, {})
    assert fixed_families(cells, cells, families, 5) == list(families)
    assert fixed_families(cells, [EVERYBODY], families, 5) == []
