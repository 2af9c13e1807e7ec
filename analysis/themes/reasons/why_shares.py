"""How much each word speaks for a theme by the linear model alone: cheap, and only a proposal.

A word's share is the sum, over the features that the word has when it stands alone, of their values in the
whole remark times the theme's weights. Pairs of words are left to the reading again that follows.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.codebook import Token
from analysis.themes.engine.features import MOST_WORDS, Features
from analysis.themes.engine.reading import Reader

Array = NDArray[np.float32]
Shares = dict[str, Array]
# The words of a remark, and the question that they answer.
Answered = tuple[Sequence[Token], str]


def word_shares(
    reader: Reader,
    features: Features,
    weights: Array,
    answered: Sequence[Answered],
    columns: Sequence[Sequence[int]],
) -> list[Shares]:
    """Return for each remark its words, each with its share for the themes asked for that remark."""
    alone = _Alone(reader, features, answered)
    matrix = features.matrix([reader.seen_tokens(*each) for each in answered])
    value = np.zeros(matrix.shape[1], np.float32)
    found = []
    for at, each in enumerate(answered):
        mine = slice(matrix.indptr[at], matrix.indptr[at + 1])
        value[matrix.indices[mine]] = matrix.data[mine]
        found.append(_shares(alone, value, weights, each, columns[at]))
        value[matrix.indices[mine]] = 0
    return found


class _Alone:
    """The features of each word standing alone as an answer to its question, read once for all remarks."""

    def __init__(self, reader: Reader, features: Features, answered: Sequence[Answered]) -> None:
        lone: dict[tuple[str, str], list[Token]] = {}
        for tokens, question in answered:
            lone.setdefault((question, ""), [])
            for token in tokens[:MOST_WORDS]:
                if (question, token.word) not in lone:
                    lone[question, token.word] = [token]
        seen = [reader.seen_tokens(tokens, question) for (question, _), tokens in lone.items()]
        matrix = features.matrix(seen)
        self._rows = {name: row for row, name in enumerate(lone)}
        self._indices, self._ends = matrix.indices, matrix.indptr

    def features_of(self, question: str, word: str) -> NDArray[np.int32]:
        row = self._rows[question, word]
        found: NDArray[np.int32] = self._indices[self._ends[row] : self._ends[row + 1]]
        return found


def _shares(
    alone: _Alone, value: Array, weights: Array, answered: Answered, columns: Sequence[int]
) -> Shares:
    tokens, question = answered
    words = list(dict.fromkeys(token.word for token in tokens[:MOST_WORDS]))
    if not words or not len(columns):
        return {}
    value[alone.features_of(question, "")] = 0  # what the question says without any word
    each = [alone.features_of(question, word) for word in words]
    features = np.concatenate(each)
    spoken = value[features, None] * weights[features[:, None], np.asarray(columns)]
    # A running sum instead of reduceat, which mistakes a word without features.
    sums = np.concatenate([np.zeros((1, len(columns))), np.cumsum(spoken, axis=0, dtype=np.float64)])
    ends = np.cumsum([0, *map(len, each)])
    return dict(zip(words, (sums[ends[1:]] - sums[ends[:-1]]).astype(np.float32), strict=True))
