"""A question's cells, released together, give nobody away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.disclosure import EVERYBODY, Cell, Counted, release_table
from analysis.disclosure.cells import families_of
from analysis.disclosure.table import visible_cells


def yes_no(base: int, yes: int) -> Counted:
    return Counted(base, {"yes": yes, "no": base - yes})


def teams(*pairs: tuple[int, int], folded: tuple[int, int] = (0, 0)) -> dict[Cell, Counted]:
    cells: dict[Cell, Counted] = {("team", f"t{place}"): yes_no(*pair) for place, pair in enumerate(pairs)}
    all_pairs = (*pairs, folded)
    cells[EVERYBODY] = yes_no(sum(base for base, _ in all_pairs), sum(yes for _, yes in all_pairs))
    return cells


def test_a_cell_below_k_is_hidden_with_everything_in_it() -> None:
    cell = release_table(teams((40, 20), (30, 12), (4, 2)), 5).cells[("team", "t2")]
    assert str(cell.answered) == "c" and {str(count) for count in cell.counts.values()} == {"c"}


def test_the_next_smallest_cell_is_hidden_with_a_single_hidden_one() -> None:
    table = release_table(teams((40, 20), (30, 12), (4, 2)), 5)
    assert [table.cells[("team", t)].hidden for t in ("t0", "t1", "t2")] == [False, True, True]


def test_hiding_goes_on_until_the_remainder_is_k() -> None:
    table = release_table(teams((60, 30), (9, 4), (3, 1), (1, 0)), 10)
    hidden = [cell for cell, figures in table.cells.items() if figures.hidden]
    assert sorted(hidden) == [("team", "t1"), ("team", "t2"), ("team", "t3")]


def test_people_without_a_declared_cell_are_a_remainder_too() -> None:
    table = release_table(teams((40, 20), (30, 12), folded=(3, 1)), 5)
    assert table.cells[("team", "t1")].hidden and not table.cells[("team", "t0")].hidden


def test_nothing_is_shown_when_fewer_than_k_answered() -> None:
    table = release_table(teams((4, 2)), 5)
    assert all(cell.hidden for cell in table.cells.values())


def test_the_answered_are_counted_in_fives() -> None:
    assert str(release_table(teams((43, 20)), 5).everybody.answered) == "45"


def test_nobody_and_everybody_are_hidden_below_2k() -> None:
    everybody = release_table({EVERYBODY: yes_no(9, 9)}, 5).everybody
    assert str(everybody.answered) == "10"
    assert [str(everybody.shares[value]) for value in ("yes", "no")] == ["c", "c"]


def test_nearly_everybody_looks_like_everybody() -> None:
    shown = [release_table({EVERYBODY: yes_no(23, yes)}, 5).everybody.counts for yes in (21, 22, 23)]
    assert shown[0] == shown[1] == shown[2]


def test_a_low_count_is_shown_as_k_and_its_share_in_words() -> None:
    everybody = release_table({EVERYBODY: yes_no(100, 2)}, 5).everybody
    assert str(everybody.counts["yes"]) == "k" and "rounds to 0" in everybody.counts["yes"].meaning
    assert str(everybody.shares["yes"]) == "fewer than 1 in 10"


def test_nobody_and_one_look_the_same() -> None:
    none, one = (release_table({EVERYBODY: yes_no(100, yes)}, 5).everybody for yes in (0, 1))
    assert (none.counts, none.shares) == (one.counts, one.shares)


def test_one_hidden_answer_takes_its_smallest_neighbour_with_it() -> None:
    counted = Counted(15, {"1": 1, "2": 6, "3": 8})
    shares = release_table({EVERYBODY: counted}, 10).everybody.shares
    assert [str(shares[value]) for value in "123"] == ["c", "c", "about half or more"]


def test_imports_count_rows_and_are_never_broken_down() -> None:
    table = release_table(teams((400, 200), (300, 100)), 10, unit="rows")
    assert list(table.cells) == [EVERYBODY]
    assert str(table.everybody.answered) == "700 rows"


def test_a_cell_inside_another_is_a_child_of_it() -> None:
    cells = {
        EVERYBODY: yes_no(100, 50), ("place", "north"): yes_no(40, 20), ("place", "south"): yes_no(60, 30),
        ("team", "a"): yes_no(37, 18), ("team", "b"): yes_no(30, 15), ("team", "c"): yes_no(33, 15),
    }  # fmt: skip
    assert not release_table(cells, 5).cells[("team", "a")].hidden
    table = release_table(cells, 5, within={("team", "a"): [("place", "north")]})
    assert table.cells[("team", "a")].hidden


def test_children_of_a_hidden_parent_are_hidden() -> None:
    cells = teams((40, 20), (30, 12), (4, 2)) | {("home", "x"): yes_no(15, 7), ("home", "y"): yes_no(15, 5)}
    within = {("home", name): [("team", "t1")] for name in ("x", "y")}
    table = release_table(cells, 5, within=within)
    assert table.cells[("home", "x")].hidden and table.cells[("home", "y")].hidden


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="between nobody and everybody"):
        Counted(5, {"yes": 6})


def test_counts_without_everybody_are_refused() -> None:
    with pytest.raises(ValueError, match="everybody"):
        release_table({("team", "a"): yes_no(9, 4)}, 5)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[dict[Cell, Counted], int]:
    k = draw(st.sampled_from([5, 10]))
    pair = st.integers(0, 40).flatmap(lambda base: st.tuples(st.just(base), st.integers(0, base)))
    pairs = draw(st.lists(pair, min_size=1, max_size=9))
    return teams(*pairs, folded=draw(pair)), k


@settings(max_examples=300, deadline=None)
@given(rounds())
def test_no_remainder_is_smaller_than_k(case: tuple[dict[Cell, Counted], int]) -> None:
    cells, k = case
    shown = [
        cell for cell, figures in release_table(cells, k).cells.items() if not figures.hidden and cell[0]
    ]
    rest = cells[EVERYBODY].base - sum(cells[cell].base for cell in shown)
    assert not shown or rest == 0 or rest >= k
    assert all(cells[cell].base >= k for cell in shown)


@settings(max_examples=300, deadline=None)
@given(rounds())
def test_no_hidden_cell_stands_alone(case: tuple[dict[Cell, Counted], int]) -> None:
    cells, k = case
    visible = visible_cells(cells, k, families_of(cells, {}))
    hidden = [cell for cell in cells if cell not in visible and cells[cell].base and cell[0]]
    shown = [cell for cell in visible if cell[0]]
    rest = cells[EVERYBODY].base - sum(cells[cell].base for cell in shown)
    assert not (shown and len(hidden) == 1 and cells[hidden[0]].base == rest)


@settings(max_examples=200, deadline=None)
@given(rounds())
def test_every_shown_count_ends_in_0_or_5(case: tuple[dict[Cell, Counted], int]) -> None:
    cells, k = case
    for figures in release_table(cells, k).cells.values():
        for count in (figures.answered, *figures.counts.values()):
            assert count.value is None or count.value % 5 == 0
            assert str(count) in ("c", "k") or int(str(count)) % 5 == 0
