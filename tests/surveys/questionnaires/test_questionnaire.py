"""A questionnaire's words, and asking only some of its questions."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires import QuestionnaireError, catalogue, edition_id, freeze, thaw

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


def test_some_questions_that_leave_a_band_without_any_are_refused() -> None:
    with pytest.raises(QuestionnaireError, match="names none for band '8-10'"):
        catalogue()["how_is_it_going"].only(["have_a_say"])


@given(st.data())
def test_any_questions_that_can_be_asked_make_an_edition_that_thaws(chosen: st.DataObject) -> None:
    starter = catalogue()[chosen.draw(st.sampled_from(sorted(catalogue())))]
    ids = chosen.draw(st.lists(st.sampled_from([question.id for question in starter.questions]), unique=True))
    try:
        some = starter.only(ids)
    except QuestionnaireError:
        return
    assert thaw(freeze(some)) == some


def test_strings_fall_back_to_the_questionnaires_own_first_language(pick: Any, build: Any) -> None:
    one = pick("one")
    one["wording"]["staff"] = {"pl": one["wording"]["staff"]["en"], "en": {"text": "In English"}}
    question = build(one, languages=["pl", "en"]).question("one")
    assert question.text("staff", "ur") == "Which one?"
    assert question.text("staff", "en") == "In English"
    assert question.options("staff", "en")[0].label == "The a"
