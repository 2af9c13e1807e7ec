"""Intervals meet the published worked examples, and stay honest where every case went one way."""

from random import Random

import pytest

from analysis.disclosure.change import newcombe
from analysis.themes.trust.intervals import (
    Interval,
    bootstrap,
    bootstraps,
    difference,
    f1_interval,
    wilson,
    z_for,
)


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_meets_newcombes_table(hits: int, cases: int, low: float, high: float) -> None:
    # Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3
    interval = wilson(hits, cases)
    assert interval is not None
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090)],
)
def test_a_difference_meets_newcombes_table(
    now: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    # Newcombe, "Interval estimation for the difference" (1998), table II, examples a and b, method 10
    one, other = wilson(*now), wilson(*before)
    assert one is not None
    assert other is not None
    found = difference(now[0] / now[1], one, before[0] / before[1], other)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert (found.low, found.high) == pytest.approx(newcombe(now, before), abs=1e-6)


def test_without_cases_there_is_no_interval() -> None:
    assert wilson(0, 0) is None
    assert f1_interval(0, 0) is None
    assert bootstrap([], len) is None


def test_f1_lies_in_its_interval_even_where_all_were_right() -> None:
    middle, end = f1_interval(15, 25), f1_interval(10, 10)
    assert middle is not None
    assert end is not None
    assert middle.low < 30 / 40 < middle.high
    assert end.high == 1.0
    assert 0.8 < end.low < 0.9


def test_the_interval_of_f1_holds_the_truth_as_often_as_it_says() -> None:
    lots, held = Random(7), 0
    chances = (0.06, 0.03, 0.02, 0.89)  # both, first, second, neither
    true = 2 * 0.06 / (2 * 0.06 + 0.05)
    for _ in range(1000):
        drawn = lots.choices("bfsn", chances, k=300)
        found = f1_interval(drawn.count("b"), 300 - drawn.count("n"))
        held += found is not None and found.low <= true <= found.high
    assert 0.93 <= held / 1000 <= 0.97


def test_one_claim_needs_two_deviations_and_five_need_those_of_99_in_100() -> None:
    assert z_for(1) == pytest.approx(1.959964, abs=1e-6)
    assert z_for(5) == pytest.approx(2.575829, abs=1e-6)
    assert z_for(0) == z_for(1)


def test_cases_drawn_again_give_the_same_interval_again() -> None:
    cases = [True] * 30 + [False] * 10
    share = lambda drawn: sum(drawn) / len(drawn)  # noqa: E731
    assert bootstrap(cases, share, seed=3) == bootstrap(cases, share, seed=3)
    assert bootstraps(cases, [share, share], seed=3) == [bootstrap(cases, share, seed=3)] * 2
    assert isinstance(bootstrap(cases, share), Interval)
