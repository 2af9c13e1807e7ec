"""The panel gives a row of opinions an answer, and words tell for their class and against the others."""

import numpy as np
from scipy import sparse

from analysis.themes.moods.mood_features import MoodFeatures
from analysis.themes.moods.mood_panel import Panel, Telling
from analysis.themes.rules.answer import Answer

TEXTS = ["kind staff", "kind music", "late bus", "late food"] * 3
MOODS = np.array([1, 1, 4, 4] * 3)


def test_there_is_a_row_of_opinions_for_each_answer() -> None:
    answers = [Answer(text) for text in TEXTS]
    features = MoodFeatures(answers)
    sheet = features.sheet(answers)
    panel = Panel(sheet.whole, sheet.words, MOODS)
    assert len(panel.opinions(sheet)) == len(TEXTS)
    assert np.isfinite(panel.opinions(features.sheet([Answer(""), Answer("unheard of")]))).all()


def test_words_speak_for_the_class_that_says_them_more_often() -> None:
    words = sparse.csr_matrix(np.array([[1.0, 0, 1], [1, 0, 0], [0, 1, 1], [0, 1, 0]]))
    telling = Telling(words, np.array([True, True, False, False]))
    said, others, both = telling.opinions(sparse.csr_matrix(np.eye(3)))
    assert said > both > others


def test_a_word_that_all_say_alike_says_nothing() -> None:
    words = sparse.csr_matrix(np.array([[1.0, 0, 1], [1, 0, 0], [0, 1, 1], [0, 1, 0]]))
    telling = Telling(words, np.array([True, True, False, False]))
    nothing, both = telling.opinions(sparse.csr_matrix(np.array([[0.0, 0, 0], [0, 0, 1]])))
    assert nothing == both
