"""Two coders are compared only where both read, and only where there is enough to compare."""

import pytest

from analysis.themes.trust.agreement import Crossed, agreement, agreement_overall, alpha, kappa, pair_f1

PAIRS = [(True, True)] * 40 + [(True, False)] * 15 + [(False, True)] * 10 + [(False, False)] * 35


def codes(side: int) -> dict[str, set[str] | None]:
    return {str(number): {"food"} if pair[side] else set() for number, pair in enumerate(PAIRS)}


def test_kappa_meets_the_published_example() -> None:
    # Viera, Garrett, "Understanding interobserver agreement: the kappa statistic" (2005), table 1
    assert kappa(Crossed(both=15, first=5, second=10, neither=70)) == pytest.approx(0.57, abs=0.005)


def test_alpha_meets_the_published_example() -> None:
    # Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), A: binary data, two observers
    meg, owen = "0100000010", "1110010000"
    pairs = list(zip(meg, owen, strict=True))
    crossed = Crossed(*(pairs.count(pair) for pair in (("1", "1"), ("1", "0"), ("0", "1"), ("0", "0"))))
    assert alpha(crossed) == pytest.approx(0.095, abs=0.0005)


def test_f1_is_the_same_in_both_directions() -> None:
    assert pair_f1(Crossed(40, 15, 10, 35)) == pair_f1(Crossed(40, 10, 15, 35)) == pytest.approx(80 / 105)


def test_figures_lie_in_their_intervals_and_come_out_the_same_again() -> None:
    line = agreement(codes(0), codes(1), ["food"])[0]
    assert (line.both_read, line.first_said, line.second_said, line.both_said) == (100, 55, 50, 40)
    assert not line.hidden
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


def test_under_thirty_remarks_no_figure_is_given() -> None:
    few = dict(list(codes(0).items())[:29])
    for line in (*agreement(few, codes(1), ["food"]), agreement_overall(few, codes(1), {"food"})):
        assert (line.kappa, line.alpha, line.f1) == (None, None, None)
        assert (line.hidden, line.both_read) == (True, 29)


def test_a_theme_that_nobody_said_has_no_figure() -> None:
    line = agreement(codes(0), codes(1), ["sleep"])[0]
    assert (line.kappa, line.alpha, line.f1) == (None, None, None)


def test_full_agreement_is_one() -> None:
    line = agreement(codes(0), codes(0), ["food"])[0]
    assert (line.kappa, line.alpha, line.f1) == (1.0, 1.0, 1.0)


def test_two_who_never_differed_may_differ_yet() -> None:
    line = agreement(codes(0), codes(0), ["food"])[0]
    assert line.kappa_interval is not None
    # none of a hundred may be up to 3.7 % of all (Wilson), of the 49.5 % that chance would have them differ
    assert line.kappa_interval.low == pytest.approx(1 - 0.0370 / 0.495, abs=0.001)
    assert line.kappa_interval.high == 1.0


def test_of_one_theme_alone_the_whole_is_that_theme() -> None:
    line, whole = agreement(codes(0), codes(1), ["food"])[0], agreement_overall(codes(0), codes(1), {"food"})
    assert (whole.kappa, whole.alpha, whole.f1) == (line.kappa, line.alpha, line.f1)


def test_together_every_remark_and_theme_is_one_decision() -> None:
    whole = agreement_overall(codes(0), codes(1), {"food", "sleep"})
    assert whole.kappa == kappa(Crossed(40, 15, 10, 135))
    assert whole.both_read == 100
