"""A change is told only where it truly changed, and never from fewer than ten cases."""

from random import Random

from analysis.themes.trust.drift import Change, Drift, drifts
from analysis.themes.trust.scorecard import Score, scorecard


def one(right: int, wrong: int, missed: int, remarks: int = 200) -> list[Score]:
    """The score of a theme after so many suggestions that were right, wrong, and missing."""
    rest = remarks - right - wrong - missed
    suggested = [{"food"}] * (right + wrong) + [set[str]()] * (missed + rest)
    said = [{"food"}] * right + [set[str]()] * wrong + [{"food"}] * missed + [set[str]()] * rest
    return scorecard(suggested, said, ["food"])


def test_a_theme_said_much_more_often_is_clearly_up() -> None:
    (found,) = drifts(one(60, 0, 0), one(20, 0, 0))
    assert found.share is not None
    assert found.share.clear
    assert (found.share.now, found.share.before) == (0.3, 0.1)
    assert 0 < found.share.low < 0.2 < found.share.high


def test_suggestions_that_got_much_worse_are_clearly_down() -> None:
    (found,) = drifts(one(20, 20, 20), one(38, 2, 2))
    assert found.precision is not None
    assert found.f1 is not None
    assert found.precision.clear
    assert found.f1.clear
    assert found.f1.high < 0


def test_a_change_within_chance_is_not_clear() -> None:
    (found,) = drifts(one(22, 6, 5), one(20, 4, 4))
    assert [change.clear for change in (found.share, found.precision, found.f1) if change] == [False] * 3


def test_nothing_is_compared_from_fewer_than_ten() -> None:
    assert drifts(one(9, 0, 0), one(0, 0, 0)) == [Drift(None, None, None)]
    (found,) = drifts(one(40, 0, 0), one(9, 0, 0))
    assert isinstance(found.share, Change)  # forty remarks of two hundred against nine
    assert (found.precision, found.f1) == (None, None)
    assert drifts(one(9, 0, 0, remarks=9), one(9, 0, 0, remarks=9)) == [Drift(None, None, None)]


def test_among_many_themes_chance_alone_makes_hardly_any_claim() -> None:
    lots, codes, false = Random(5), [f"t{n}" for n in range(30)], 0
    for _ in range(20):
        rounds = []
        for _ in range(2):
            said = [{code for code in codes if lots.random() < 0.1} for _ in range(200)]
            suggested = [{code for code in row if lots.random() < 0.8} for row in said]
            rounds.append(scorecard(suggested, said, codes))
        found = drifts(*rounds)
        false += any(c.clear for drift in found for c in (drift.share, drift.precision, drift.f1) if c)
    assert false <= 4
