"""Reading a submitted modal."""

import copy
from typing import Any

import pytest

from bots.pretend_slack.visitor import state_of
from bots.slack.pulse_view import PulseForm, pulse_view
from bots.slack.submission import SubmissionNotRead, problem_blocks, read_submission
from surveys.questions import RawAnswer


def _submitted(form: PulseForm, values: dict[str, Any]) -> dict[str, Any]:
    view = pulse_view(form)
    return {**view, "state": {"values": state_of(view, values)}}


def test_a_choice_words_and_a_pass_are_read_with_round_and_secret(form: PulseForm) -> None:
    values = {
        "q:safe_workload": "v:2",
        "q:wellbeing": "pass:dont_say",
        "q:one_thing_better": " fewer forms ",
    }
    round_id, secret, answers = read_submission(_submitted(form, values))
    read = dict(answers)
    assert (round_id, secret) == (form.round_id, form.secret)
    assert read["safe_workload"] == RawAnswer(values=("2",))
    assert read["wellbeing"] == RawAnswer(passing="dont_say")
    assert read["one_thing_better"] == RawAnswer(words=" fewer forms ")


def test_what_is_left_blank_is_a_skip_and_every_question_is_there(form: PulseForm) -> None:
    _, _, answers = read_submission(_submitted(form, {}))
    assert [each[0] for each in answers] == [question.id for question in form.questionnaire.questions]
    assert {each[1] for each in answers} == {RawAnswer(passing="skip")}


def test_the_pass_under_a_text_box_is_read(form: PulseForm) -> None:
    _, _, answers = read_submission(_submitted(form, {"p:one_thing_better": "pass:dont_know"}))
    assert dict(answers)["one_thing_better"] == RawAnswer(passing="dont_know")


def test_words_are_never_lost_to_a_pass_beside_them(form: PulseForm) -> None:
    values = {"q:one_thing_better": "a child is at risk", "p:one_thing_better": "pass:dont_say"}
    _, _, answers = read_submission(_submitted(form, values))
    assert dict(answers)["one_thing_better"].words == "a child is at risk"


@pytest.mark.parametrize("broken", ["private_metadata", "state", "blocks"])
@pytest.mark.parametrize("value", [None, "", "{not", [], 7, {"values": {"q:x": 3}}])
def test_an_odd_view_is_refused_by_name_and_nothing_of_it_is_repeated(
    form: PulseForm, broken: str, value: Any
) -> None:
    view = copy.deepcopy(_submitted(form, {"q:one_thing_better": "canary"}))
    view[broken] = value
    if broken == "blocks" and value in ("", [], "{not", {"values": {"q:x": 3}}):
        value = view["blocks"] = [None]
    with pytest.raises(SubmissionNotRead) as refused:
        read_submission(view)
    assert "canary" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_problem_stands_at_its_question_or_at_the_first(form: PulseForm) -> None:
    view = pulse_view(form)
    errors = problem_blocks(view, {"wellbeing": "Choose one.", "elsewhere": "Something."})
    first = form.questionnaire.questions[0].id
    assert errors == {"q:wellbeing": "Choose one.", f"q:{first}": "Something."}
