"""A questionnaire's words, and asking only some of its questions."""

from typing import Any

import pytest

from surveys.questionnaires import QuestionnaireError, catalogue, edition_id, freeze

PULSE = catalogue()["staff_pulse"]


def test_a_set_is_an_edition_of_its_own() -> None:
    one, two = PULSE.with_set("a"), PULSE.with_set("b")
    assert len(one.questions) == 5
    assert len({edition_id(freeze(each)) for each in (PULSE, one, two)}) == 3


def test_some_questions_keep_the_order_of_the_questionnaire() -> None:
    some = PULSE.only(["see_what_changed", "wellbeing"])
    assert [question.id for question in some.questions] == ["wellbeing", "see_what_changed"]


@pytest.mark.parametrize("ids", [[], ["nothing"], ["wellbeing", "wellbeing"]])
def test_questions_that_cannot_be_asked_are_refused(ids: list[str]) -> None:
    with pytest.raises(QuestionnaireError):
        PULSE.only(ids)


def test_a_branch_goes_with_the_question_it_looks_at() -> None:
    with pytest.raises(QuestionnaireError, match="'easier_to_talk' needs 'someone_to_talk_to'"):
        catalogue()["how_is_it_going"].only(["easier_to_talk"])


def test_an_unknown_set_or_question_is_told() -> None:
    with pytest.raises(LookupError):
        PULSE.with_set("z")
    with pytest.raises(LookupError):
        PULSE.question("z")


def test_covers_fall_back_string_by_string(pick: Any, build: Any) -> None:
    cover = {"staff": {"en": {"title": "Pulse", "intro": "Hello"}, "pl": {"intro": "Witaj"}}}
    questionnaire = build(pick("one"), languages=["en", "pl"], cover=cover)
    assert questionnaire.intro("staff", "pl") == "Witaj"
    assert questionnaire.title_for("staff", "pl") == "Pulse"
    assert questionnaire.thanks("staff", "pl") == ""
    assert build(pick("one")).title_for("staff") == "Trial"
