"""Answers: three passes kept apart, and a JSON form that comes back equal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questions import (
    PASS_BUTTONS,
    PASS_VALUES,
    Answer,
    Pass,
    answer_bytes,
    answer_from_json,
    answer_to_json,
)

ANSWERS = st.builds(
    Answer,
    values=st.lists(st.text(st.characters(exclude_categories=["Cs"]))).map(tuple),
    words=st.text(st.characters(exclude_categories=["Cs"])),
    passed=st.none() | st.sampled_from(Pass),
)


def test_every_pass_has_a_button_and_a_value_of_its_own() -> None:
    assert set(PASS_BUTTONS.values()) == set(Pass)
    assert PASS_VALUES == ("pass:skipped", "pass:dont_know", "pass:dont_say")


@given(ANSWERS)
def test_an_answer_comes_back_from_json_as_it_was(answer: Answer) -> None:
    assert answer_from_json(json.loads(json.dumps(answer_to_json(answer)))) == answer


@given(ANSWERS)
def test_the_bytes_of_an_answer_are_its_json(answer: Answer) -> None:
    assert answer_from_json(json.loads(answer_bytes(answer))) == answer


def test_json_holds_only_what_is_there() -> None:
    assert answer_to_json(Answer()) == {}
    assert answer_to_json(Answer(passed=Pass.DONT_SAY)) == {"passed": "dont_say"}


@pytest.mark.parametrize(
    "data",
    [{"values": "yes"}, {"values": [1]}, {"words": 5}, {"passed": "later"}, {"name": "x"}],
)
def test_json_of_another_shape_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        answer_from_json(data)


def test_a_character_takes_its_own_bytes_and_no_escape() -> None:
    assert answer_bytes(Answer(words="\U0001f600")) == '{"words":"\U0001f600"}'.encode()
