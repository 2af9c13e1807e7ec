"""Two coders are compared only where both read, and only where there is enough to compare."""

import pytest

from analysis.themes.agreement import agreement, alpha, kappa, pair_f1

# Cohen's own table has no two-by-two; this is the worked one of Fleiss, Levin, Paik (2003): 0.75 agreed.
PAIRS = [(True, True)] * 40 + [(True, False)] * 15 + [(False, True)] * 10 + [(False, False)] * 35


def codes(side: int) -> dict[str, set[str] | None]:
    return {str(number): {"food"} if pair[side] else set() for number, pair in enumerate(PAIRS)}


def test_the_figures_are_those_worked_by_hand() -> None:
    by_chance = 0.55 * 0.50 + 0.45 * 0.50
    assert kappa(PAIRS) == pytest.approx((0.75 - by_chance) / (1 - by_chance))
    assert alpha(PAIRS) == pytest.approx(1 - 199 * 25 / (105 * 95))
    assert pair_f1(PAIRS) == pytest.approx(80 / 105)


def test_figures_lie_in_their_intervals_and_come_out_the_same_again() -> None:
    line = agreement(codes(0), codes(1), ["food"])[0]
    assert line.hidden == ""
    for value, interval in (
        (line.kappa, line.kappa_interval),
        (line.alpha, line.alpha_interval),
        (line.f1, line.f1_interval),
    ):
        assert value is not None
        assert interval is not None
        assert interval.low < value < interval.high
    assert agreement(codes(0), codes(1), ["food"])[0] == line


def test_what_one_of_them_did_not_read_is_left_out() -> None:
    second = codes(1)
    second["0"] = None
    del second["1"]
    assert agreement(codes(0), second, ["food"])[0].both_read == 98


def test_under_thirty_remarks_the_reason_stands_in_place_of_figures() -> None:
    few = dict(list(codes(0).items())[:29])
    line = agreement(few, codes(1), ["food"])[0]
    assert (line.kappa, line.alpha, line.f1) == (None, None, None)
    assert "29" in line.hidden
    assert "30" in line.hidden


def test_a_theme_that_nobody_said_has_no_figure() -> None:
    line = agreement(codes(0), codes(1), ["sleep"])[0]
    assert (line.kappa, line.alpha, line.f1) == (None, None, None)


def test_full_agreement_is_one() -> None:
    line = agreement(codes(0), codes(0), ["food"])[0]
    assert (line.kappa, line.alpha, line.f1) == (1.0, 1.0, 1.0)
