"""First opinions of an answer's mood: a model a class, a model a threshold, on the whole and on its parts.

A model a threshold ("worse than positive?") uses that moods have an order (Frank, Hall, "A simple approach
to ordinal classification", 2001). Parts are judged too, for "Staff kind, but I waited 4 hours" is mixed
only when its halves are seen apart. In the first kind classes weigh the same (King, Zeng, "Logistic
regression in rare events data", 2001), so that rare anger isn't swallowed by the many who are pleased.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.themes.answer import Answer
from analysis.themes.mood_features import MOST_CHARACTERS, Matrix, MoodFeatures

CLASSES = (1, 2, 3, 4, 5)
STRENGTH = 1.0
MOST_PARTS = 12
_TURNS = re.compile(r"[.!?;\n]+|\b(?:but|however|although|though|only)\b", re.IGNORECASE)
_LETTER = re.compile(r"\w")


class Panel:
    """The first opinions, learned from answers and what people read in them."""

    def __init__(self, answers: Sequence[Answer], moods: np.ndarray) -> None:
        self._features = MoodFeatures(answers)
        matrix = self._features.matrix(answers)
        self.classes = [mood for mood in CLASSES if (moods == mood).any()]
        self._of_class = [_fitted(matrix, moods == mood, "balanced") for mood in self.classes]
        self._worse = [_fitted(matrix, moods > mood, None) for mood in self.classes[:-1]]

    def opinions(self, answers: Sequence[Answer]) -> np.ndarray:
        """Return one row an answer: opinions of the whole, and the extremes and middle of its parts."""
        parts = [parts_of(answer) for answer in answers]
        whole = self._features.matrix(answers)
        pieces = [
            Answer(part, each.question) for each, own in zip(answers, parts, strict=True) for part in own
        ]
        of_parts = _chances(self._of_class, self._features.matrix(pieces))
        ends = list(accumulate(map(len, parts), initial=0))
        gathered = [self._gather(of_parts[start:end]) for start, end in pairwise(ends)]
        opinions = _odds(_chances(self._of_class, whole)), _odds(_chances(self._worse, whole))
        return np.hstack([*opinions, np.array(gathered)])

    def _gather(self, parts: np.ndarray) -> np.ndarray:
        scale = parts @ np.array(self.classes)
        along = [scale.min(), scale.max(), scale.mean(), scale[0], scale[-1], scale.std(), len(parts)]
        return np.concatenate([along, parts.max(axis=0), parts.mean(axis=0)])


def parts_of(answer: Answer) -> list[str]:
    """Return the sentences of an answer, cut also where it turns ("but"); else the answer itself."""
    text = answer.text[:MOST_CHARACTERS]
    return [part for part in _TURNS.split(text) if _LETTER.search(part)][:MOST_PARTS] or [text]


def _chances(models: Sequence[LogisticRegression], matrix: Matrix) -> np.ndarray:
    return np.column_stack([model.predict_proba(matrix)[:, 1] for model in models])


def _odds(chances: np.ndarray) -> np.ndarray:
    return np.asarray(np.log((chances + 1e-4) / (1 - chances + 1e-4)))


def _fitted(matrix: Matrix, true: np.ndarray, weights: str | None) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH, class_weight=weights, solver="liblinear", dual=True, max_iter=300, random_state=0
    )
    return model.fit(matrix, true)
