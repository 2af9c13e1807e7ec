"""Branches that can't work are refused when a questionnaire is loaded."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("ask_if", "said"),
    [
        ("none == 'a'", "no question here"),
        ("last == 'a'", "comes later"),
        ("second == 'a'", "comes later"),
        ("first == 'z'", "no value of 'first'; it has a, b, c"),
        ("first > 3", "no numbers"),
        ("first ==", "expected a value"),
        ("first == 'a' and first == 'b'", "can never come true"),
    ],
)
def test_a_branch_that_cannot_work_is_refused(pick: Any, faults: Any, ask_if: str, said: str) -> None:
    found = faults(pick("first"), pick("second", ask_if), pick("last"))
    assert said in found["questions[1].ask_if"]


def test_a_branch_behind_a_branch_that_shuts_it_is_refused(pick: Any, faults: Any) -> None:
    found = faults(
        pick("first"), pick("second", "first == 'a'"), pick("third", "second == 'a' and first == 'b'")
    )
    assert list(found) == ["questions[2].ask_if"]


def test_a_branch_on_words_is_refused(pick: Any, faults: Any) -> None:
    words = {"id": "first", "kind": "words", "topic": "t", "wording": {"staff": {"en": {"text": "Well?"}}}}
    assert "no values" in faults(words, pick("second", "first == 'a'"))["questions[1].ask_if"]


def test_a_branch_on_a_question_that_a_band_never_meets_is_refused(pick: Any, faults: Any) -> None:
    found = faults(
        pick("first", bands=["11-17"]),
        pick("second", "first == 'a'", bands=["8-10", "11-17"]),
        bands=["8-10", "11-17"],
    )
    assert "band '8-10' is never asked 'first'" in found["questions[1].ask_if"]


def test_a_branch_on_two_of_several_choices_can_come_true(pick: Any, build: Any) -> None:
    assert build(pick("first", several=True), pick("second", "first == 'a' and first == 'b'"))


def test_a_branch_on_very_many_answers_is_taken_on_trust(pick: Any, build: Any) -> None:
    ten = [f"v{number}" for number in range(10)]
    many = [pick(f"q{number}", several=True, choices=ten) for number in range(5)]
    condition = " and ".join(f"q{number} == 'v1'" for number in range(5))
    assert build(*many, pick("last", condition))
