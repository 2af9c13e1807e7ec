"""Figures about trust in words: never more sure than the figures are."""

import pytest

from analysis.themes.trust.agreement import Agreement
from analysis.themes.trust.drift import Change, Drift
from analysis.themes.trust.intervals import Interval
from analysis.themes.trust.scorecard import more_needed, scorecard
from analysis.themes.trust.sensitivity import Stayed
from analysis.themes.trust.trust_words import (
    drift_sentences,
    hidden_reason,
    of_ten,
    percent_with_interval,
    roundly,
    sentences,
    stays,
    with_interval,
)

WORSE = Change(now=0.5, before=0.9, low=-0.6, high=-0.2, clear=True)
UNCLEAR = Change(now=0.5, before=0.6, low=-0.3, high=0.1, clear=False)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.83, "Of 10 suggestions, about 8 were right."),
        (0.97, "Nearly all suggestions were right."),
        (0.02, "Hardly any suggestion was right."),
        (None, ""),
    ],
)
def test_a_share_is_told_in_tenths(share: float | None, told: str) -> None:
    assert of_ten("right", share) == told


def test_a_figure_stands_with_where_it_may_lie() -> None:
    assert with_interval(0.8, Interval(0.65, 0.9)) == "0.80 (0.65–0.90)"
    assert (
        percent_with_interval(0.08, Interval(0.05, 0.13)) == "8\N{NO-BREAK SPACE}% (5–13\N{NO-BREAK SPACE}%)"
    )
    assert with_interval(None, None) == "–"


@pytest.mark.parametrize(("count", "told"), [(7, 7), (93, 93), (111, 120), (2701, 2800), (0, 0)])
def test_what_is_foretold_is_rounded_up(count: int, told: int) -> None:
    assert roundly(count) == told


def test_a_theme_given_too_seldom_has_its_reason_and_no_figure() -> None:
    (score,) = scorecard([set()] * 100, [{"food"}] * 4 + [set[str]()] * 96, ["food"])
    assert sentences(score, more_needed(score)) == [
        "Too few to trust: people gave it 4 times of the 10 that it takes.",
        "About 180 more remarks by lot may be enough.",
    ]


def test_a_theme_in_a_wide_range_says_which() -> None:
    said = [{"food"}] * 10 + [set[str]()] * 90
    (score,) = scorecard([{"food"}] * 5 + [set[str]()] * 95, said, ["food"])
    assert sentences(score, None) == ["Too few to trust: F1 may lie anywhere from 0.38 to 0.87."]


def test_getting_worse_is_told_once_with_its_difference() -> None:
    told = drift_sentences("Food", Drift(None, WORSE, WORSE), "Summer")
    difference = "(the difference lies between 0.20 and 0.60)"
    assert told == [f"The machine got worse at “Food”: F1 0.50, 0.90 in “Summer” {difference}."]
    assert drift_sentences("Food", Drift(None, WORSE, WORSE), "Summer", short=True) == [
        "The machine got worse since “Summer”."
    ]


def test_where_only_precision_fell_that_is_told() -> None:
    (told,) = drift_sentences("Food", Drift(None, WORSE, UNCLEAR), "Summer")
    assert told.startswith("Fewer suggestions of “Food” are right: 50")


def test_what_is_not_clear_is_not_told() -> None:
    assert drift_sentences("Food", Drift(UNCLEAR, UNCLEAR, None), "Summer") == []
    assert drift_sentences("Food", None, "Summer") == []


def test_of_fewer_than_ten_suggestions_nothing_is_said_to_stay() -> None:
    assert stays(Stayed(9, 9, 1.0, 1.0)) == stays(None) == "–"
    assert stays(Stayed(10, 9, 1.0, 1.0)) == "about 9 in 10 stay"


def test_hidden_agreement_has_its_reason() -> None:
    told = hidden_reason("together", Agreement("", 12, 3, 3, 2, hidden=True))
    assert told == "Only 12 remarks were read by two people; agreement is shown from 30."
    assert hidden_reason("together", Agreement("", 40, 3, 3, 2)) == ""
