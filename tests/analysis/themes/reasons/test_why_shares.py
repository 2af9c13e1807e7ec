"""What the linear model says of each word, as a proposal."""

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.codebook import Token, read_codebook, tokens_of
from analysis.themes.engine.features import Features
from analysis.themes.engine.reading import Asked, Reader
from analysis.themes.reasons.why_shares import Shares, word_shares
from analysis.themes.spelling.spelling import Speller

BOOK = read_codebook('[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Room"\n', "c.toml")
READER = Reader(BOOK, Speller({}, {}, frozenset()))
ASKED = [Asked("cold pizza"), Asked("my bedroom", "How?"), Asked("cold bedroom", "How?"), Asked("")]
FEATURES = Features([READER.seen(each) for each in ASKED] * 3, ["food", "room"])

Array = NDArray[np.float32]


def target(column: int, row: int) -> Array:
    """Weights that are that training remark itself, for one theme of two."""
    weights = np.zeros((FEATURES.matrix([]).shape[1], 2), np.float32)
    weights[:, column] = FEATURES.matrix([READER.seen(ASKED[row])]).toarray()[0]
    return weights


def shares(weights: Array, asked: list[Asked], columns: list[list[int]]) -> list[Shares]:
    answered: list[tuple[list[Token], str]] = [(tokens_of(each.text), each.question) for each in asked]
    return word_shares(READER, FEATURES, weights, answered, columns)


def test_the_word_that_the_weights_know_has_the_larger_share() -> None:
    (found,) = shares(target(0, 0), [Asked("cheap pizza, my")], [[0]])
    assert found["pizza"][0] > max(found["my"][0], found["cheap"][0])


def test_only_the_themes_asked_for_are_weighed() -> None:
    first, second = shares(target(1, 1), ASKED[1:3], [[0, 1], [1]])
    assert first["bedroom"].shape == (2,)
    assert first["bedroom"][0] == 0 < first["bedroom"][1]
    assert second["bedroom"].shape == (1,)


def test_a_word_repeated_is_weighed_once_and_nothing_is_left_behind() -> None:
    one, other = shares(target(0, 0), [Asked("pizza pizza"), Asked("zz")], [[0], [0]])
    assert list(one) == ["pizza"]
    assert other["zz"][0] == pytest.approx(0)


def test_remarks_without_words_or_without_themes_have_no_shares() -> None:
    assert shares(target(0, 0), [ASKED[3], ASKED[0]], [[0], []]) == [{}, {}]


def test_what_the_question_says_alone_is_nobodys_share() -> None:
    weights = np.zeros_like(target(0, 1))
    weights[FEATURES.matrix([READER.seen(Asked("", "How?"))]).indices, 0] = 5.0
    (found,) = shares(weights, [ASKED[1]], [[0]])
    assert found["bedroom"][0] == pytest.approx(0)
