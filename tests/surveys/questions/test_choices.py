"""Choices: one or several, limits, and an option that stands alone."""

from typing import Any

import pytest

from surveys.questions import Answer, AnswerNotRead, Choices, Option, RawAnswer


def problem(question: Choices, *values: str) -> str:
    with pytest.raises(AnswerNotRead) as refused:
        question.read(RawAnswer(values=values))
    return refused.value.problem


@pytest.fixture(name="one")
def one_of_three(make: Any) -> Choices:
    question: Choices = make(Choices, choices=("yes", "no", "maybe"), labels={"yes": "Yes", "no": "No"})
    return question


@pytest.fixture(name="several")
def several_of_four(make: Any) -> Choices:
    question: Choices = make(Choices, choices=("a", "b", "c", "none"), several=True, most=2, exclusive="none")
    return question


def test_a_choice_is_read(one: Choices) -> None:
    assert one.read(RawAnswer(values=("no",))) == Answer(values=("no",))


def test_the_same_choice_twice_is_one_choice(one: Choices) -> None:
    assert one.read(RawAnswer(values=("no", "no"))) == Answer(values=("no",))


def test_nothing_two_and_unknown_are_refused(one: Choices) -> None:
    assert problem(one) == "nothing_chosen"
    assert problem(one, "yes", "no") == "choose_one"
    assert problem(one, "No") == "not_an_option"
    assert problem(one, *["yes"] * 4) == "choose_fewer"


def test_several_stand_in_the_order_of_the_question(several: Choices) -> None:
    assert several.read(RawAnswer(values=("c", "a", "c"))) == Answer(values=("a", "c"))


def test_several_keep_their_limits(several: Choices) -> None:
    assert problem(several) == "nothing_chosen"
    assert problem(several, "a", "b", "c") == "choose_fewer"
    assert problem(several, "a", "none") == "choose_that_alone"
    assert problem(several, "a", "z") == "not_an_option"
    assert several.read(RawAnswer(values=("none",))) == Answer(values=("none",))


def test_options_carry_the_words_of_the_band(one: Choices) -> None:
    assert one.options("staff")[:2] == (Option("yes", "Yes"), Option("no", "No"))


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"choices": ("a", "a")}, "choices"),
        ({"choices": ("a", "b"), "several": True, "exclusive": "c"}, "exclusive"),
        ({"choices": ("a", "b"), "most": 2}, "several"),
        ({"choices": ("a", "b"), "several": True, "most": 3}, "most"),
    ],
)
def test_limits_that_make_no_sense_are_told(make: Any, more: dict[str, Any], key: str) -> None:
    assert [where for where, _ in make(Choices, **more).problems()] == [key]


def test_the_cap_is_the_longest_that_can_be_chosen_together(make: Any) -> None:
    question = make(Choices, choices=("a", "bb", "x" * 40), several=True, exclusive="x" * 40)
    assert question.worst_answer() == Answer(values=("x" * 40,))
    question = make(Choices, choices=("a", "bb", "xxx"), several=True, exclusive="xxx")
    assert set(question.worst_answer().values) == {"a", "bb"}
