"""First opinions of an answer's mood: a model a class, a model a threshold, on the whole and on its parts.

A model a threshold ("worse than positive?") uses that moods have an order (Frank, Hall, "A simple approach
to ordinal classification", 2001). Parts are judged too, for "Staff kind, but I waited 4 hours" is mixed
only when its halves are seen apart. In the first kind classes weigh the same (King, Zeng, "Logistic
regression in rare events data", 2001), so that rare anger isn't swallowed by the many who are pleased.
A second model a class sees words alone, denied or not, as loud as they tell (Wang, Manning, "Baselines and
bigrams: simple, good sentiment and topic classification", 2012).
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from analysis.themes.moods.mood_features import Matrix, Sheet

CLASSES = (1, 2, 3, 4, 5)
STRENGTH = 1.0
# Nearer to the best model costs twice the time, and reads no better: other judges follow.
NEAR_ENOUGH = 0.1


class Panel:
    """The first opinions, learned from what is seen of answers and what people read in them."""

    def __init__(self, matrix: Matrix, words: Matrix, moods: np.ndarray) -> None:
        self.classes = [mood for mood in CLASSES if (moods == mood).any()]
        self._of_class = [_fitted(matrix, moods == mood, "balanced") for mood in self.classes]
        self._worse = [_fitted(matrix, moods > mood, None) for mood in self.classes[:-1]]
        self._by_words = [Telling(words, moods == mood) for mood in self.classes]

    def opinions(self, sheet: Sheet) -> np.ndarray:
        """Return one row an answer: opinions of the whole and its words, extremes and middle of its parts."""
        parts = _chances(self._of_class, sheet.parts)
        of_class, worse = _chances(self._of_class, sheet.whole), _chances(self._worse, sheet.whole)
        by_words = np.column_stack([model.opinions(sheet.words) for model in self._by_words])
        return np.hstack([_odds(of_class), _odds(worse), self._gathered(parts, sheet.starts), by_words])

    def _gathered(self, parts: np.ndarray, starts: np.ndarray) -> np.ndarray:
        many = np.diff([*starts, len(parts)])[:, None]
        scale = (parts @ np.array(self.classes))[:, None]
        mean = np.add.reduceat(scale, starts) / many
        spread = np.sqrt(np.maximum(np.add.reduceat(scale**2, starts) / many - mean**2, 0))
        last = scale[starts + many[:, 0] - 1]
        extremes = np.minimum.reduceat(scale, starts), np.maximum.reduceat(scale, starts)
        each = np.maximum.reduceat(parts, starts), np.add.reduceat(parts, starts) / many
        return np.hstack([*extremes, mean, scale[starts], last, spread, many, *each])


class Telling:
    """One class against the others by which words there are: the paper's NB-SVM, with a logistic loss.

    A word weighs the logarithm of how much more often the class says it than the others do, each word counted
    once more than it was met; rows have length 1, so that long answers aren't louder.
    """

    def __init__(self, words: Matrix, true: np.ndarray) -> None:
        said, others = (np.asarray(words[rows].sum(axis=0)).ravel() + 1 for rows in (true, ~true))
        self._ratios = sparse.diags(np.log(said / said.sum()) - np.log(others / others.sum()))
        self._model = _fitted(self._weighed(words), true, "balanced")

    def opinions(self, words: Matrix) -> np.ndarray:
        """Return for each row how far its words speak for the class: above 0 for it, below against it."""
        return np.asarray(self._model.decision_function(self._weighed(words)))

    def _weighed(self, words: Matrix) -> Matrix:
        return normalize(sparse.csr_matrix(words @ self._ratios))


def _chances(models: Sequence[LogisticRegression], matrix: Matrix) -> np.ndarray:
    return np.column_stack([model.predict_proba(matrix)[:, 1] for model in models])


def _odds(chances: np.ndarray) -> np.ndarray:
    return np.asarray(np.log((chances + 1e-4) / (1 - chances + 1e-4)))


def _fitted(matrix: Matrix, true: np.ndarray, weights: str | None) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH, class_weight=weights, solver="liblinear", dual=True, tol=NEAR_ENOUGH, random_state=0
    )
    return model.fit(matrix, true)
