"""Cells that may be counted: big enough, and nobody can be counted by taking one from another."""

import pytest

from surveys.voices.body import Body
from surveys.voices.counting import EVERYBODY, big_cells


def people(number: int, band: str, setting: str = "") -> list[Body]:
    cells = {"setting": setting} if setting else {}
    return [Body("r", "s", band, "en", dict(cells)) for _ in range(number)]


def test_a_cell_of_at_least_k_people_stands() -> None:
    crowd = people(12, "8-10") + people(10, "11-17")
    assert big_cells(crowd, [["band"]], 10) == {EVERYBODY, ("band", "8-10"), ("band", "11-17")}


@pytest.mark.parametrize("setting", ["lane", ""])
def test_P19_a_few_people_beside_a_big_cell_cannot_be_had_by_subtraction(setting: str) -> None:
    crowd = people(30, "8-10", "hill") + people(20, "8-10", "river") + people(3, "8-10", setting)
    assert big_cells(crowd, [["setting"]], 10) == {EVERYBODY, ("setting", "hill")}


def test_P19_two_halves_of_which_one_is_small_are_one_whole() -> None:
    assert big_cells(people(30, "8-10") + people(4, "11-17"), [["band"]], 10) == {EVERYBODY}


def test_P19_nobody_is_left_over_within_a_cell_of_a_wider_dimension() -> None:
    crowd = people(20, "8-10", "hill") + people(15, "8-10", "river") + people(2, "8-10", "lane")
    crowd += people(20, "11-17", "hill") + people(15, "11-17", "river") + people(20, "11-17", "lane")
    kept = big_cells(crowd, [["band"], ["band", "setting"]], 10)
    assert ("band", "8-10") in kept and ("band + setting", "8-10 + hill") in kept
    assert ("band + setting", "8-10 + river") not in kept
    assert ("band + setting", "11-17 + river") in kept


def test_several_small_cells_that_are_enough_people_together_take_nothing_from_the_big_one() -> None:
    crowd = people(20, "8-10", "hill") + people(6, "8-10", "river") + people(6, "8-10", "lane")
    assert big_cells(crowd, [["setting"]], 10) == {EVERYBODY, ("setting", "hill")}
