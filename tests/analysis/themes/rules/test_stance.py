"""A stance comes from the words first, then from what the question asked for, and never from the theme."""

import pytest

from analysis.codebook import Stance
from analysis.themes import Span, stance_hint

SAYS = [
    ("My carers are lovely", None, "praise"),
    ("She is never kind", None, "problem"),
    ("I'm not happy", None, "problem"),
    ("No problems at all", None, "praise"),
    ("Nobody listens to me", None, "problem"),
    ("There should be a garden", None, "idea"),
    ("I love school but my worker keeps changing", None, "mixed"),
    ("Tuesday", None, "unknown"),
    ("Tuesday", "positive", "praise"),
    ("The bus", "negative", "problem"),
    ("Nothing", "negative", "praise"),
    ("nothing!", "positive", "problem"),
    ("Better food would be good", "negative", "idea"),
    ("idk", "negative", "unknown"),
    ("I don't know", "positive", "unknown"),
    ("😡", None, "problem"),
    ("👍", None, "praise"),
    ("", "negative", "unknown"),
    ("!!!", None, "unknown"),
]


@pytest.mark.parametrize(("text", "polarity", "stance"), SAYS)
def test_where_a_remark_stands(text: str, polarity: str | None, stance: str) -> None:
    assert stance_hint(text, polarity).stance == stance


def test_words_outweigh_the_question() -> None:
    assert stance_hint("My room is dirty", "positive").stance is Stance.PROBLEM


def test_the_hint_shows_its_words_or_says_that_the_question_gave_it() -> None:
    text = "My room is DIRTY"
    (span,) = stance_hint(text).spans
    assert text[span.start : span.end] == "DIRTY"
    assert stance_hint("The bus", "negative").from_question
    assert not stance_hint(text, "negative").from_question


def test_two_themes_of_one_remark_may_stand_differently() -> None:
    text = "I love my school. My room is dirty."
    school, room = text.index("school"), text.index("room")
    assert stance_hint(text, None, [Span(school, school + 6, "school")]).stance is Stance.PRAISE
    assert stance_hint(text, None, [Span(room, room + 4, "room")]).stance is Stance.PROBLEM
    assert stance_hint(text).stance is Stance.MIXED


def test_a_sentence_that_says_nothing_leans_on_the_whole_remark() -> None:
    text = "About school. It is horrible."
    assert stance_hint(text, None, [Span(6, 12, "school")]).stance is Stance.PROBLEM


@pytest.mark.parametrize("text", ["\x00", "😀" * 9000, "مجھے پسند ہے", "not " * 12_500])
def test_odd_texts_never_fail(text: str) -> None:
    assert stance_hint(text).stance in Stance
