"""What holds for every kind: passes, words with fallback, and that any input is read or refused plainly."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from surveys.questions import (
    PASS_BUTTONS,
    Answer,
    AnswerNotRead,
    Pass,
    Question,
    RawAnswer,
    Words,
    answer_bytes,
    problem_text,
)

# Any text, lone surrogates and controls among it; and values that are often right.
ANY_TEXT = st.text(st.characters())
VALUES = st.lists(
    ANY_TEXT | st.sampled_from(["yes", "no", "a", "b", "c", "none", "0", "1", "5", "10", "x" * 39 + "3"]),
    max_size=12,
)
RAW = st.builds(
    RawAnswer,
    values=VALUES.map(tuple),
    words=ANY_TEXT | st.builds(lambda text, times: text * times, ANY_TEXT, st.integers(0, 900)),
    passing=st.just("") | st.sampled_from(list(PASS_BUTTONS)) | ANY_TEXT,
)
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@MANY
@given(raw=RAW)
def test_any_input_gives_an_answer_within_its_cap_or_a_plain_refusal(
    any_question: Question, raw: RawAnswer
) -> None:
    try:
        answer = any_question.read(raw)
    except AnswerNotRead as refused:
        assert problem_text(refused.problem, "8-10")
        return
    assert len(answer_bytes(answer)) <= any_question.cap_bytes
    assert set(any_question.values_counted(answer)) <= set(any_question.all_values())


def test_reading_an_answer_again_changes_nothing(any_question: Question) -> None:
    worst = any_question.worst_answer()
    assert any_question.read(RawAnswer(values=worst.values, words=worst.words)).words == worst.words


def test_the_longest_possible_answer_fills_the_cap_exactly(any_question: Question) -> None:
    longest = max(
        len(answer_bytes(any_question.worst_answer())), len(answer_bytes(Answer(passed=Pass.DONT_KNOW)))
    )
    assert any_question.cap_bytes == longest


@pytest.mark.parametrize(("button", "passed"), PASS_BUTTONS.items())
def test_each_pass_is_kept_and_counted_as_itself(make: Any, button: str, passed: Pass) -> None:
    question = make(Words)
    answer = question.read(RawAnswer(words="pressed a button after all", passing=button))
    assert answer == Answer(passed=passed)
    assert question.values_counted(answer) == (f"pass:{passed.value}",)


def test_an_unknown_pass_is_refused(make: Any) -> None:
    with pytest.raises(AnswerNotRead) as refused:
        make(Words).read(RawAnswer(words="hello", passing="later"))
    assert refused.value.problem == "not_an_option"


def test_no_two_values_that_are_counted_are_the_same(any_question: Question) -> None:
    values = any_question.all_values()
    assert len(values) == len(set(values))


def test_every_string_falls_back_by_itself_to_the_first_language(make: Any) -> None:
    question = make(
        Words,
        wording={
            "staff": {"en": {"text": "How are you?", "help": "Say it your way."}, "pl": {"text": "Jak tam?"}}
        },
    )
    assert question.text("staff", "pl") == "Jak tam?"
    assert question.help("staff", "pl") == "Say it your way."
    assert question.text("staff", "ur") == "How are you?"
    assert question.why("staff", "pl") == ""


def test_a_question_cannot_be_changed(any_question: Question) -> None:
    with pytest.raises(ValidationError):
        any_question.topic = "other"


@pytest.mark.parametrize(
    "text",
    ["Hi <!channel>", "Ask <@U012AB3CD>", "See <#C1>", "<b>bold</b>", "look at https://example.org", "a\x00b",
     "turned \u202e round", "go to www.example.org", "< ! here>"],
)  # fmt: skip
def test_staff_wording_holds_no_pings_links_or_hidden_characters(make: Any, text: str) -> None:
    with pytest.raises(ValidationError):
        make(Words, wording={"staff": {"en": {"text": text}}})


def test_plain_wording_may_hold_signs(make: Any) -> None:
    text = "Is 3 < 5, and do you & your worker talk {{7*7}}?"
    assert make(Words, wording={"staff": {"en": {"text": text}}}).text("staff") == text
