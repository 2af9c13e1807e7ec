"""A remark says several things: each clause is heard by itself, and a theme's lead in its best one counts."""

import numpy as np
import pytest

from analysis.codebook import read_codebook, tokens_of
from analysis.themes.engine.clauses import MOST, leads_of
from analysis.themes.engine.reading import Asked, Reader
from analysis.themes.engine.seen import Heard, Seen, clauses_of, scores_of, weights_of
from analysis.themes.spelling.spelling import Speller

CODEBOOK = read_codebook(
    '[[theme]]\nname = "Food"\ncues = ["food", "dinner*"]\n[[theme]]\nname = "Room"\ncues = ["room"]\n',
    "c.toml",
)


def seen(text: str) -> Seen:
    return Reader(CODEBOOK, Speller({})).seen(Asked(text, "Why?"))


def test_a_remark_falls_into_clauses_at_marks_and_joining_words() -> None:
    words = tokens_of("Good food, a nice room and staff. Bed 3-4 is old - but clean")
    assert [token.clause for token in words] == [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4]


def test_each_clause_keeps_its_own_words_and_what_was_heard_in_it() -> None:
    owners, clauses = clauses_of([seen("nice"), seen("good food, small room"), seen("")])
    assert owners == [1, 1]
    assert [each.words for each in clauses] == [("good", "food"), ("small", "room")]
    assert [set(each.rules) for each in clauses] == [{"food"}, {"room"}]
    assert [(each.first, each.last) for clause in clauses for each in clause.heard] == [(1, 1), (1, 1)]


def test_a_cue_that_is_heard_twice_counts_once() -> None:
    once = Heard("food", "food", 0.4, 0.3, 0, 0)
    both = [once, Heard("food", "dinner*", 0.5, 0.5, 1, 1)]
    assert scores_of([once, once._replace(first=3, last=3)]) == scores_of([once]) == {"food": 0.58}
    assert scores_of(both) == {"food": 0.79}
    assert weights_of([once, once]) == {"food": 0.3}
    assert weights_of(both) == {"food": 0.65}


def test_the_lead_is_that_of_the_best_clause_over_all_other_themes() -> None:
    scores = np.array([[0.5, 0.4, 0.0], [0.2, 0.1, 0.0]], np.float32)
    clauses = np.array([[0.5, 0.1, 0.0], [0.0, 0.3, 0.1]], np.float32)
    leads = leads_of(scores, clauses, [0, 0])
    assert leads[0].tolist() == pytest.approx([0.4, 0.2, -0.2])
    assert leads[1].tolist() == pytest.approx([0.1, -0.1, -0.2])


def test_a_lead_is_bounded_and_a_theme_alone_has_none() -> None:
    wide = np.array([[3.0, 0.0]], np.float32)
    assert leads_of(wide, wide[:0], [])[0].tolist() == pytest.approx([MOST, -MOST])
    assert leads_of(wide[:, :1], wide[:0, :1], []).tolist() == [[0.0]]
