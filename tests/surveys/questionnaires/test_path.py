"""Which question comes next, and which came before."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.questionnaires import Questionnaire, asked, catalogue, next_question, previous_question
from surveys.questions import Answer, Pass


@pytest.fixture(name="branched")
def branched_questionnaire(pick: Any, build: Any) -> Questionnaire:
    questionnaire: Questionnaire = build(
        pick("first"),
        pick("second", "first == 'a'"),
        pick("third", "second == 'a'"),
        pick("last"),
    )
    return questionnaire


def ids(questions: Any) -> list[str]:
    return [question.id for question in questions]


def test_a_branch_opens_with_its_answer(branched: Questionnaire) -> None:
    assert ids(asked(branched, {})) == ["first", "last"]
    assert ids(asked(branched, {"first": Answer(values=("a",))})) == ["first", "second", "last"]


def test_an_answer_that_fell_off_the_path_opens_nothing(branched: Questionnaire) -> None:
    answers = {"first": Answer(values=("b",)), "second": Answer(values=("a",))}
    assert ids(asked(branched, answers)) == ["first", "last"]


def test_a_pass_opens_nothing(branched: Questionnaire) -> None:
    assert ids(asked(branched, {"first": Answer(passed=Pass.DONT_SAY)})) == ["first", "last"]


def test_next_and_previous_walk_the_path(branched: Questionnaire) -> None:
    answers = {"first": Answer(values=("a",))}
    first, second = next_question(branched, answers, None), next_question(branched, answers, "first")
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("first", "second")
    assert next_question(branched, answers, "last") is None
    assert previous_question(branched, answers, "first") is None
    assert ids([previous_question(branched, answers, None)]) == ["last"]


def test_from_a_question_that_is_off_the_path_the_way_goes_on(branched: Questionnaire) -> None:
    assert ids([next_question(branched, {}, "second")]) == ["last"]
    assert ids([previous_question(branched, {}, "third")]) == ["first"]


def test_an_unknown_question_is_told_apart(branched: Questionnaire) -> None:
    with pytest.raises(LookupError):
        next_question(branched, {}, "nowhere")
    with pytest.raises(LookupError):
        previous_question(branched, {}, "nowhere")


def test_a_band_meets_only_its_own_questions() -> None:
    questionnaire = catalogue()["how_is_it_going"]
    young = ids(asked(questionnaire, {}, "8-10"))
    assert "have_a_say" not in young
    assert young == ids(questionnaire.questions_for("8-10"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chosen=st.dictionaries(
        st.sampled_from(["first", "second", "third", "last"]),
        st.sampled_from([Answer(values=("a",)), Answer(values=("b",)), Answer(passed=Pass.SKIPPED)]),
    )
)
def test_walking_on_from_the_start_meets_just_what_is_asked(
    branched: Questionnaire, chosen: dict[str, Answer]
) -> None:
    met, here = [], next_question(branched, chosen, None)
    while here is not None:
        met.append(here.id)
        here = next_question(branched, chosen, here.id)
    assert met == ids(asked(branched, chosen))
    back, here = [], previous_question(branched, chosen, None)
    while here is not None:
        back.append(here.id)
        here = previous_question(branched, chosen, here.id)
    assert back == met[::-1]
