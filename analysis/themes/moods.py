"""Sentiment of an answer, 1 very positive … 5 very negative: learned from people's readings, guessed before.

Never a headline and never used for safety; it stands apart from theme and stance. Until people have read
enough answers, the guess is TextBlob's polarity and what the question asked for, marked as uncertain.
One regularised logistic model a class, classes weighing the same (King, Zeng, "Logistic regression in rare
events data", 2001), so that the rare very negative answers aren't swallowed by the many pleased ones.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.codebook import tokens_of
from analysis.themes.mood_features import Answer, Matrix, MoodFeatures
from analysis.themes.question_polarity import question_polarity
from analysis.themes.sentiment import sentiment
from analysis.themes.stance import is_whole_answer

CLASSES = (1, 2, 3, 4, 5)
# With fewer readings, or of one kind only, a model would say less than the guess does.
FEWEST_READINGS = 50
STRENGTH = 1.0
SURE = 0.5
# TextBlob's polarity from which a guess is very positive, positive, and below which negative, very negative.
CUTS = (0.5, 0.05, -0.05, -0.5)


@dataclass(frozen=True)
class Read:
    """An answer with a person's reading of it: 1 very positive … 5 very negative."""

    answer: Answer
    mood: int


@dataclass(frozen=True)
class Mood:
    """What is thought of an answer; `chance` is how likely, by what was learned (a guess claims little)."""

    mood: int
    chance: float
    made_by: str

    @property
    def uncertain(self) -> bool:
        """True where the mood is better not shown on its own."""
        return self.chance < SURE


class Moods:
    """Reads the mood of answers; `learn_moods` makes one."""

    made_by = "moods 1"

    def __init__(self, reads: Sequence[Read]) -> None:
        self._features = MoodFeatures([read.answer for read in reads])
        matrix = self._features.matrix([read.answer for read in reads])
        true = np.array([read.mood for read in reads])
        self._classes = [mood for mood in CLASSES if (true == mood).any()]
        self._models = [_fitted(matrix, true == mood) for mood in self._classes]

    def read(self, answers: Sequence[Answer]) -> list[Mood]:
        """Return one mood for each answer, in order."""
        if not answers:
            return []
        matrix = self._features.matrix(answers)
        raw = np.column_stack([model.predict_proba(matrix)[:, 1] for model in self._models])
        chances = raw / raw.sum(axis=1, keepdims=True)
        best = chances.argmax(axis=1)
        return [
            Mood(self._classes[place], round(float(row[place]), 4), self.made_by)
            for place, row in zip(best, chances, strict=True)
        ]


class FirstMoods:
    """Guesses without any reading by a person: the word list's polarity, else what the question asked for."""

    made_by = "first guess"

    def read(self, answers: Sequence[Answer]) -> list[Mood]:
        """Return one guess for each answer, in order."""
        return [first_mood(answer) for answer in answers]


def learn_moods(reads: Sequence[Read]) -> Moods | FirstMoods:
    """Return what reads moods best after these readings; the guess where they are too few or all alike."""
    counts = Counter(read.mood for read in reads)
    if len(reads) < FEWEST_READINGS or len(counts) < 2:
        return FirstMoods()
    return Moods(reads)


def first_mood(answer: Answer) -> Mood:
    """Return the guess of day 0 for one answer, with a chance that claims no more than it keeps."""
    tokens = tokens_of(answer.text[:1000])
    asked = question_polarity(answer.question)
    if is_whole_answer(tokens, "nothing") and asked:
        return Mood(1 if asked == "negative" else 4, 0.6, FirstMoods.made_by)
    felt = sentiment(answer.text)
    if felt.uncertain:
        by_question = {"positive": 2, "negative": 4}.get(asked or "", 3)
        return Mood(by_question if tokens else 3, 0.35, FirstMoods.made_by)
    above = [mood for mood, cut in zip(CLASSES, CUTS, strict=False) if felt.polarity >= cut]
    return Mood(above[0] if above else 5, 0.4, FirstMoods.made_by)


def _fitted(matrix: Matrix, true: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, max_iter=300, random_state=0
    )
    return model.fit(matrix, true)
