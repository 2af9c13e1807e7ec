"""Slips that people often make cost less than others."""

from math import inf, isclose

import pytest

from analysis.themes.spelling.slips import BESIDE, FIRST_LETTER, LEFT_OUT, LEFT_OUT_OF_TWO, OTHER, SOFT, slips


@pytest.mark.parametrize(
    ("written", "meant", "cost"),
    [
        ("wait", "wait", 0.0),
        ("wiat", "wait", SOFT),
        ("helpfull", "helpful", SOFT),
        ("wayt", "wait", SOFT),
        ("wit", "wait", LEFT_OUT),
        ("god", "good", LEFT_OUT_OF_TWO),
        ("wsit", "wait", BESIDE),
        ("wxit", "wait", OTHER),
        ("xait", "wait", OTHER + FIRST_LETTER),
        ("xwait", "wait", OTHER + FIRST_LETTER),
    ],
)
def test_every_slip_has_its_cost(written: str, meant: str, cost: float) -> None:
    assert isclose(slips(written, meant, 9.0), cost)


def test_slips_add_up_and_what_costs_too_much_is_infinite() -> None:
    assert isclose(slips("kitten", "sitting", 99.0), OTHER + SOFT + LEFT_OUT + FIRST_LETTER)
    assert slips("kitten", "sitting", 2.0) == inf
    assert slips("a", "abcdef", 2.0) == inf
