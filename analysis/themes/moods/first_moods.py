"""The mood of an answer before anybody has read one: a guess by TextBlob and question, marked unsure.

TextBlob alone is wrong more often than right; a question that asks for things to mend gives the direction for
free. No scikit-learn is needed here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.codebook import tokens_of
from analysis.themes.moods.sentiment import sentiment
from analysis.themes.rules.answer import Answer
from analysis.themes.rules.question_polarity import question_polarity
from analysis.themes.rules.stance import is_whole_answer

SURE = 0.5
# TextBlob's polarity from which a guess is very positive, positive, neither, negative; else very negative.
CUTS = ((0.5, 1), (0.05, 2), (-0.05, 3), (-0.5, 4))
MADE_BY = "first guess"


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


class FirstMoods:
    """Guesses without any reading by a person."""

    made_by = MADE_BY

    def read(self, answers: Sequence[Answer]) -> list[Mood]:
        """Return one guess for each answer, in order."""
        return [first_mood(answer) for answer in answers]


def first_mood(answer: Answer) -> Mood:
    """Return the guess of day 0 for one answer: the word list's, else what the question asked for."""
    tokens = tokens_of(answer.text[:1000])
    asked = question_polarity(answer.question)
    if is_whole_answer(tokens, "nothing") and asked:
        return Mood(1 if asked == "negative" else 4, 0.6, MADE_BY)
    felt = sentiment(answer.text)
    if felt.uncertain:
        by_question = {"positive": 2, "negative": 4}.get(asked or "", 3)
        return Mood(by_question if tokens else 3, 0.35, MADE_BY)
    return Mood(next((mood for cut, mood in CUTS if felt.polarity >= cut), 5), 0.4, MADE_BY)
