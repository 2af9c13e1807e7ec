"""The score card says how far a theme can be trusted, and where there is too little to say."""

import pytest

from analysis.themes.trust.scorecard import more_needed, scorecard, total

NONE: set[str] = set()


def test_counts_and_figures_are_those_of_the_remarks() -> None:
    suggested = [{"food"}] * 20 + [NONE] * 20
    said = [{"food"}] * 15 + [NONE] * 20 + [{"food"}] * 5
    card = scorecard(suggested, said, ["food"])[0]
    assert (card.remarks, card.suggested, card.said, card.right) == (40, 20, 20, 15)
    assert (card.precision, card.recall, card.f1, card.share) == (0.75, 0.75, 0.75, 0.5)
    assert card.trusted
    assert more_needed(card) == 0


def test_how_common_a_theme_is_has_an_interval() -> None:
    card = scorecard([NONE] * 20, [NONE] * 20, ["food"])[0]
    assert card.share == 0.0
    assert card.share_interval is not None
    assert round(card.share_interval.high, 4) == 0.1611


def test_a_theme_given_nine_times_is_not_trusted() -> None:
    rows = [{"food"}] * 9 + [NONE] * 91
    card = scorecard(rows, rows, ["food"])[0]
    assert card.f1 == 1.0
    assert (card.too_few, card.trusted) == ("rare", False)
    assert more_needed(card) == 12


def test_a_figure_in_a_wide_range_is_not_trusted() -> None:
    said = [{"food"}] * 10 + [NONE] * 90
    suggested = [{"food"}] * 5 + [NONE] * 95
    card = scorecard(suggested, said, ["food"])[0]
    assert (card.too_few, card.trusted) == ("wide", False)
    more = more_needed(card)
    assert more is not None
    assert 0 < more < 200


def test_of_a_theme_that_nobody_gave_nothing_is_foretold() -> None:
    card = scorecard([NONE], [NONE], ["food"])[0]
    assert (card.precision, card.recall, card.f1, card.f1_interval) == (None, None, None, None)
    assert (card.too_few, more_needed(card)) == ("rare", None)


def test_lists_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="1 remarks with suggestions, but 2"):
        scorecard([NONE], [NONE, NONE], ["food"])


def test_all_themes_together_count_each_suggestion_once() -> None:
    suggested = [{"food", "school"}, {"food"}, NONE, {"left the codebook"}] * 10
    said = [{"food"}, {"food"}, {"school"}, NONE] * 10
    whole = total(suggested, said, {"food", "school"})
    assert (whole.suggested, whole.said, whole.right) == (30, 30, 20)
    assert whole.precision == pytest.approx(2 / 3)
    assert whole.precision_interval is not None
    assert whole.precision_interval.low < 2 / 3 < whole.precision_interval.high
    assert total(suggested, said, {"food", "school"}) == whole


def test_together_without_any_remark_there_are_no_figures() -> None:
    whole = total([], [], {"food"})
    assert (whole.precision, whole.recall, whole.f1, whole.f1_interval) == (None, None, None, None)
