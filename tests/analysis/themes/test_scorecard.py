"""The score card says how far a theme can be trusted, and where there is too little to say."""

import pytest

from analysis.themes.intervals import bootstrap, wilson
from analysis.themes.scorecard import scorecard


def test_counts_and_figures_are_those_of_the_remarks() -> None:
    suggested = [{"food"}] * 20 + [set()] * 20
    said = [{"food"}] * 15 + [set()] * 20 + [{"food"}] * 5
    card = scorecard(suggested, said, ["food"])[0]
    assert (card.remarks, card.suggested, card.said, card.right) == (40, 20, 20, 15)
    assert (card.precision, card.recall, card.f1) == (0.75, 0.75, 0.75)
    assert card.trusted


def test_a_theme_given_nine_times_is_not_trusted() -> None:
    rows = [{"food"}] * 9 + [set[str]()] * 91
    card = scorecard(rows, rows, ["food"])[0]
    assert card.f1 == 1.0
    assert card.too_few.startswith("Too few to trust")


def test_a_theme_that_was_never_met_has_no_figures() -> None:
    card = scorecard([set()], [set()], ["food"])[0]
    assert (card.precision, card.recall, card.f1, card.f1_interval) == (None, None, None, None)


def test_lists_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="1 remarks with suggestions, but 2"):
        scorecard([set()], [set(), set()], ["food"])


def test_wilson_meets_the_published_value() -> None:
    interval = wilson(0, 10)
    assert interval is not None
    assert (interval.low, round(interval.high, 4)) == (0.0, 0.2775)


def test_without_cases_there_is_no_interval() -> None:
    assert wilson(0, 0) is None
    assert bootstrap([], len) is None
