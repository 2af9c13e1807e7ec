"""The modal of a pulse."""

import json
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from slack_sdk.models.views import View

from bots.pretend_slack.limits import view_problems
from bots.slack.fits import slack_problems
from bots.slack.pulse_view import NotForSlack, PulseForm, closed_view, pulse_view, thanks_view
from surveys.questionnaires import Questionnaire

TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="<>"), max_size=90
).map(lambda text: f"a{text}".strip())
LABEL = st.one_of(st.sampled_from(["this & that", "*bold*", "y" * 70]), TEXT.map(lambda t: t[:70]))


@st.composite
def _question(draw: st.DrawFn, number: int) -> dict[str, Any]:
    kind = draw(st.sampled_from(["faces", "choices", "scale", "words", "info"]))
    wording: dict[str, Any] = {"text": draw(st.one_of(TEXT, st.just("x" * 2000))), "help": draw(TEXT)}
    question: dict[str, Any] = {"id": f"q{number}", "kind": kind, "topic": "topic"}
    values: list[str] = []
    if kind == "faces":
        question["points"] = draw(st.integers(3, 5))
        values = [str(point + 1) for point in range(question["points"])]
    if kind == "choices":
        values = [f"c{one}" for one in range(draw(st.integers(2, 10)))]
        question.update(choices=values, several=draw(st.booleans()))
    if kind == "scale":
        question["highest"] = draw(st.integers(2, 10))
        values = [str(point) for point in range(question["highest"] + 1)]
    if values:
        wording["labels"] = {value: draw(LABEL) for value in values}
    question["wording"] = {"staff": {"en": wording}}
    return question


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    count = draw(st.integers(1, 12))
    data = {
        "key": "made",
        "title": draw(TEXT.map(lambda text: text[:75])),
        "audience": "staff",
        "bands": ["staff"],
        "questions": [draw(_question(number)) for number in range(count)],
    }
    try:
        return Questionnaire.model_validate(data)
    except ValidationError:
        # What the questionnaire itself refuses (hidden characters, mark-up) never reaches Slack.
        reject()


def _form(questionnaire: Questionnaire) -> PulseForm:
    return PulseForm("f" * 32, "s" * 22, "e" * 64, questionnaire, "staff", 5, "http://127.0.0.1/p/a")


@given(questionnaires())
@settings(max_examples=60)
def test_S20_every_questionnaire_makes_a_form_that_all_judges_take_or_a_plain_refusal(
    questionnaire: Questionnaire,
) -> None:
    problems = slack_problems(questionnaire, "staff")
    if problems:
        with pytest.raises(NotForSlack):
            pulse_view(_form(questionnaire))
        return
    view = pulse_view(_form(questionnaire))
    assert view_problems(view) == []
    View(**view).validate_json()


@pytest.mark.parametrize("view", [thanks_view("Friday"), closed_view()])
def test_S20_the_views_that_end_it_pass_too(view: dict[str, Any]) -> None:
    assert view_problems(view) == []
    View(**view).validate_json()


def test_every_question_may_be_left_blank_and_has_all_three_passes(form: PulseForm) -> None:
    inputs = [block for block in pulse_view(form)["blocks"] if block["type"] == "input"]
    assert all(block["optional"] for block in inputs)
    passes = json.dumps(inputs)
    asked = len(form.questionnaire.questions)
    for name in ("pass:skip", "pass:dont_know", "pass:dont_say"):
        assert passes.count(f'"{name}"') == asked


def test_the_form_carries_round_secret_and_edition_and_nothing_of_the_person(form: PulseForm) -> None:
    metadata = pulse_view(form)["private_metadata"]
    assert json.loads(metadata) == {"r": form.round_id, "s": form.secret, "e": form.edition}
    assert len(metadata) < 3000


def test_the_form_says_before_the_first_question_what_slack_can_see(form: PulseForm) -> None:
    blocks = pulse_view(form)["blocks"]
    first = next(number for number, block in enumerate(blocks) if block["type"] == "input")
    before = json.dumps(blocks[:first])
    for words in (
        "no record that ties your answers to you",
        "at least 5",
        "Slack carries what you type",
        "999",
    ):
        assert words in before


def test_a_line_of_eleven_points_becomes_a_list_to_open() -> None:
    labels = {"0": "Not at all", "10": "Fully"}
    question = {
        "id": "line",
        "kind": "scale",
        "topic": "t",
        "wording": {"staff": {"en": {"text": "How?", "labels": labels}}},
    }
    data = {"key": "k", "title": "T", "audience": "staff", "bands": ["staff"], "questions": [question]}
    element = pulse_view(_form(Questionnaire.model_validate(data)))["blocks"][-1]["element"]
    shown = [option["text"]["text"] for option in element["option_groups"][0]["options"]]
    assert element["type"] == "static_select"
    assert (shown[0], shown[5], shown[10]) == ("0: Not at all", "5", "10: Fully")


def test_the_thanks_can_say_where_to_find_help() -> None:
    view = thanks_view("Friday", ["You said something that worries us. Talk to someone: 116 123."])
    assert view["blocks"][-1]["text"]["text"].endswith("116 123.")
    assert view_problems(view) == []
