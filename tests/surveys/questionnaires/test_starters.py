"""The starters: they load, their bands are nested, and their readers can read them."""

import pytest

from surveys.questionnaires import asked, catalogue
from surveys.questionnaires.readability import hard_strings
from surveys.questions import Answer, RawAnswer

STARTERS = catalogue()


@pytest.mark.parametrize("key", sorted(STARTERS))
def test_every_string_can_be_read_by_its_band(key: str) -> None:
    assert hard_strings(STARTERS[key]) == []


def test_the_three_starters_are_there() -> None:
    assert set(STARTERS) == {"how_is_it_going", "staff_pulse", "engagement_session"}


def test_the_younger_bands_questions_are_among_the_older_bands() -> None:
    questionnaire = STARTERS["how_is_it_going"]
    young = {question.id for question in questionnaire.questions_for("8-10")}
    assert young < {question.id for question in questionnaire.questions_for("11-17")}


def test_a_child_without_someone_to_talk_to_is_asked_what_would_help() -> None:
    answers = {"someone_to_talk_to": Answer(values=("no",))}
    path = asked(STARTERS["how_is_it_going"], answers, "11-17")
    assert "easier_to_talk" in [question.id for question in path]


def test_answers_that_worry_us_are_named() -> None:
    worrying = {
        question.id: dict(question.worrying_values)
        for question in STARTERS["how_is_it_going"].questions
        if question.worrying_values
    }
    assert worrying == {
        "safe_where_you_live": {"no": "not_safe_scale"},
        "someone_to_talk_to": {"no": "no_one_to_talk_to"},
    }


def test_a_pulse_set_is_five_questions_with_what_changed_and_words() -> None:
    pulse = STARTERS["staff_pulse"]
    for chosen in pulse.sets:
        questions = pulse.with_set(chosen.key).questions
        assert len(questions) == 5
        assert "see_what_changed" in [question.id for question in questions]
        assert [question.kind for question in questions].count("words") == 1


def test_the_sets_turn_through_every_question_of_the_pulse() -> None:
    pulse = STARTERS["staff_pulse"]
    asked_somewhere = {name for chosen in pulse.sets for name in chosen.questions}
    assert asked_somewhere == {question.id for question in pulse.questions}


@pytest.mark.parametrize("key", sorted(STARTERS))
def test_every_question_has_a_topic_and_can_be_skipped(key: str) -> None:
    for question in STARTERS[key].questions:
        assert question.topic
        assert question.read(RawAnswer(passing="skip")).passed is not None
