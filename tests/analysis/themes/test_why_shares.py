"""What the linear model says of each word, as a proposal."""

import numpy as np
import pytest

from analysis.themes.features import Features, Seen
from analysis.themes.why_shares import word_shares

THEMES = ["food", "room"]
SEEN = [
    Seen(("cold", "pizza"), "", {"food": 0.4}),
    Seen(("my", "bedroom"), "How?", {}),
    Seen(("cold", "bedroom"), "How?", {}),
    Seen((), "", {}),
]
FEATURES = Features(SEEN * 3, THEMES)


def target(column: int, *rows: int) -> np.ndarray:
    """Weights that are those rows of the training remarks, for one theme of two."""
    weights = np.zeros((FEATURES.matrix(SEEN).shape[1], 2), np.float32)
    weights[:, column] = np.asarray(FEATURES.matrix([SEEN[row] for row in rows]).sum(axis=0)).ravel()
    return weights


def test_the_word_that_the_weights_know_has_the_larger_share() -> None:
    (shares,) = word_shares(FEATURES, target(0, 0), [Seen(("cheap", "pizza", "my"), "", {})], [[0]])
    assert shares["pizza"][0] > shares["my"][0]
    assert shares["cheap"][0] <= shares["pizza"][0]


def test_only_the_themes_asked_for_are_weighed() -> None:
    first, second = word_shares(FEATURES, target(1, 1), [SEEN[1], SEEN[2]], [[0, 1], [1]])
    assert first["bedroom"].shape == (2,)
    assert first["bedroom"][0] == 0 < first["bedroom"][1]
    assert second["bedroom"].shape == (1,)


def test_a_word_repeated_is_weighed_once_and_nothing_is_left_behind() -> None:
    twice = [Seen(("pizza", "pizza"), "", {}), Seen(("my",), "", {})]
    one, other = word_shares(FEATURES, target(0, 0), twice, [[0], [0]])
    assert list(one) == ["pizza"]
    assert other["my"][0] == pytest.approx(0)


def test_remarks_without_words_or_without_themes_have_no_shares() -> None:
    assert word_shares(FEATURES, target(0, 0), [SEEN[3], SEEN[0]], [[0], []]) == [{}, {}]


def test_what_the_question_says_alone_is_nobodys_share() -> None:
    weights = target(0, 1) - target(0, 1)
    alone = FEATURES.matrix([Seen((), "How?", {})])
    weights[alone.indices, 0] = 5.0
    (shares,) = word_shares(FEATURES, weights, [SEEN[1]], [[0]])
    assert shares["bedroom"][0] == pytest.approx(0)
