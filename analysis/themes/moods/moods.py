"""Sentiment of an answer, 1 very positive … 5 very negative: learned from people's readings, guessed before.

Never a headline and never used for safety; it stands apart from theme and stance. Until people have read
enough answers, the guess is TextBlob's polarity and what the question asked for, marked as uncertain.
The first opinions of a panel of linear models are weighed by two judges who saw them only on answers that the
panel had not learned from (stacking: Wolpert 1992; Breiman 1996): a linear one, and trees that see what goes
together (Geurts, Ernst, Wehenkel, "Extremely randomized trees", 2006).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from analysis.themes.moods.first_moods import FirstMoods, Mood
from analysis.themes.moods.mood_features import MoodFeatures, Sheet
from analysis.themes.moods.mood_panel import Panel
from analysis.themes.rules.answer import Answer

# With fewer readings, or so few of a mood, a model would say less than the guess does.
FEWEST_READINGS = 50
FEWEST_OF_A_MOOD = 4
FOLDS = 4
RARITY = 0.6
ANSWERS_A_TIME = 2_000


@dataclass(frozen=True)
class Read:
    """An answer with a person's reading of it: 1 very positive … 5 very negative."""

    answer: Answer
    mood: int


class Moods:
    """Reads the mood of answers; `learn_moods` makes one."""

    made_by = "moods 3"

    def __init__(self, reads: Sequence[Read]) -> None:
        answers = [read.answer for read in reads]
        true = np.array([read.mood for read in reads])
        self._features = MoodFeatures(answers)
        sheet = self._features.sheet(answers)
        self._panel = Panel(sheet.whole, sheet.words, true)
        seen = np.hstack([_unseen_opinions(sheet, true), sheet.about])
        self._judges = [judge.fit(seen, true) for judge in _judges(_weights(true))]

    def read(self, answers: Sequence[Answer]) -> list[Mood]:
        """Return one mood for each answer, in order."""
        found: list[Mood] = []
        for start in range(0, len(answers), ANSWERS_A_TIME):
            found += self._read(answers[start : start + ANSWERS_A_TIME])
        return found

    def _read(self, answers: Sequence[Answer]) -> list[Mood]:
        sheet = self._features.sheet(answers)
        seen = np.hstack([self._panel.opinions(sheet), sheet.about])
        chances = np.mean([judge.predict_proba(seen) for judge in self._judges], axis=0)
        best = chances.argmax(axis=1)
        moods = self._judges[0].classes_
        return [
            Mood(int(moods[place]), round(float(row[place]), 4), self.made_by)
            for place, row in zip(best, chances, strict=True)
        ]


def learn_moods(reads: Sequence[Read]) -> Moods | FirstMoods:
    """Return what reads moods best after these readings; the guess where they are too few or all alike.

    Moods read fewer than four times are left out: nothing can be learned of them yet.
    """
    counts = Counter(read.mood for read in reads)
    kept = [read for read in reads if counts[read.mood] >= FEWEST_OF_A_MOOD]
    if len(kept) < FEWEST_READINGS or len({read.mood for read in kept}) < 2:
        return FirstMoods()
    return Moods(kept)


def _unseen_opinions(sheet: Sheet, true: np.ndarray) -> np.ndarray:
    """Return the panel's opinions of each answer, by a panel that had not learned from it.

    Which words are common was learned from all answers, but never what people read in them.
    """
    gathered: np.ndarray | None = None
    for learn, judge in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(true, true):
        opinions = Panel(sheet.whole[learn], sheet.words[learn], true[learn]).opinions(sheet)
        if gathered is None:
            gathered = np.zeros_like(opinions)
        gathered[judge] = opinions[judge]
    assert gathered is not None
    return gathered


def _weights(true: np.ndarray) -> dict[int, float]:
    """Return more weight for rarer moods, though less than would make all moods weigh the same."""
    counts = Counter(true.tolist())
    return {mood: (max(counts.values()) / count) ** RARITY for mood, count in counts.items()}


def _judges(weights: dict[int, float]) -> tuple[Pipeline, ExtraTreesClassifier]:
    linear = LogisticRegression(C=0.03, max_iter=500, class_weight=weights)
    trees = ExtraTreesClassifier(
        150, min_samples_leaf=6, max_features=0.3, class_weight=weights, random_state=0
    )
    return make_pipeline(StandardScaler(), linear), trees
