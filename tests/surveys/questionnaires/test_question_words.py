"""A question as people read it, and which way it asks; of one that can't be told, neither."""

from surveys.questionnaires.question_words import question_polarity, question_text
from surveys.questionnaires.starters import catalogue

ASKED = catalogue()["how_is_it_going"]


def test_a_question_is_told_as_its_oldest_band_read_it() -> None:
    question = ASKED.question("could_be_better")
    assert question_text(ASKED, question.id) == question.text((question.bands or ASKED.bands)[-1]) != ""


def test_which_way_it_asks_is_told_where_the_questionnaire_says_so() -> None:
    assert question_polarity(ASKED, "going_well") == "positive"
    assert question_polarity(ASKED, "could_be_better") == "negative"


def test_a_question_that_too_few_answered_has_neither() -> None:
    assert (question_text(ASKED, ""), question_polarity(ASKED, "")) == ("", None)
