"""The bootstrap's deviation: none where nothing varies, smaller the more rows there are, the same again."""

import pytest

from analysis.themes.measures.spread import deviations

LABELS = ["a", "b"]
SAID = [{"a"}, {"b"}, {"a", "b"}, set[str]()]
TRUE = [{"a"}, {"a"}, {"b"}, {"b"}]


def test_more_rows_vary_less() -> None:
    few, many = deviations(SAID * 5, TRUE * 5, LABELS), deviations(SAID * 500, TRUE * 500, LABELS)
    assert few[0] > 5 * many[0] > 0
    assert few[1] > 5 * many[1] > 0


def test_all_right_never_varies() -> None:
    assert deviations(TRUE * 20, TRUE * 20, LABELS) == (0.0, 0.0)


def test_a_share_varies_as_the_binomial_does() -> None:
    # One label, said everywhere and true in half of 400 rows: F1 = 2p / (1 + p), its slope 2 / (1 + p)^2.
    half = [{"a"}] * 200 + [set[str]()] * 200
    expected = (0.5 * 0.5 / 400) ** 0.5 * 2 / 1.5**2
    assert deviations([{"a"}] * 400, half, ["a"])[1] == pytest.approx(expected, rel=0.2)


def test_the_same_seed_gives_the_same_and_nothing_to_draw_is_no_failure() -> None:
    assert deviations(SAID, TRUE, LABELS, 3) == deviations(SAID, TRUE, LABELS, 3)
    assert deviations([], [], LABELS) == (0.0, 0.0)
    assert deviations(SAID, TRUE, []) == (0.0, 0.0)
