"""Comments collected elsewhere: odd ones are fine, bad ones are named, and all are read or none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.imports.comments_file import (
    MOST_CHARACTERS,
    MOST_QUESTIONS,
    NO_QUESTION,
    Columns,
    Comment,
    CommentsRefused,
    read_comments,
)

TEXT = Columns(text="text")
ALL = Columns(text="text", question="question", date="date", group="group", respondent="who")
HEADER = "text,question,date,group,who\n"


def faults(content: str, columns: Columns = TEXT) -> list[str]:
    with pytest.raises(CommentsRefused) as caught:
        read_comments(content.encode(), columns)
    return caught.value.faults


def read(content: str, columns: Columns = TEXT) -> list[Comment]:
    return read_comments(content.encode(), columns)


def test_duplicates_one_word_emoji_urdu_and_none_are_comments() -> None:
    said = ["Good", "Good", "None", "N/A", "🦦🦦", "بہت اچھا", "4"]
    assert [one.words for one in read("text\n" + "\n".join(said))] == said


def test_the_longest_text_is_taken_and_a_longer_one_named() -> None:
    assert len(read(f"text\n{'x' * MOST_CHARACTERS}\n")[0].words) == MOST_CHARACTERS
    assert "line 2: the text is longer" in faults(f"text\n{'x' * (MOST_CHARACTERS + 1)}\n")[0]
    assert "line 2: the text is longer" in faults(f"text\n{'🦦' * 40_000}\n")[0]


def test_an_empty_text_is_named_with_its_line() -> None:
    assert faults('text,b\n"good\nday",1\n" ",1\nfine,1\n,2\n') == [
        "line 4: the text is empty",
        "line 6: the text is empty",
    ]


@pytest.mark.parametrize(
    "told", ["2026-03-31", "31/03/2026", "31/3/2026", "2026-03-31 10:22:05", "31/03/2026 10:22"]
)
def test_dates_are_read_in_either_form_with_or_without_a_time(told: str) -> None:
    assert read(HEADER + f"x,q,{told},,\n", ALL)[0].said_on == date(2026, 3, 31)


@pytest.mark.parametrize(
    "told", ["31.03.2026", "03/31/2026", "2026-02-30", "0026-03-31", "yesterday", "٣/٣/٢٠٢٦"]
)
def test_another_date_is_named(told: str) -> None:
    assert "line 2: the date is neither" in faults(HEADER + f"x,q,{told},,\n", ALL)[0]


def test_a_date_may_be_absent() -> None:
    assert read(HEADER + "x,q,,,\n", ALL)[0].said_on is None


@pytest.mark.parametrize(
    "question", ["see www.example.org", "<b>why?</b>", "turn \u202e it", "q" * 1_001, "bell \x07"]
)
def test_a_question_that_could_not_be_shown_is_named(question: str) -> None:
    assert faults(HEADER + f"x,{question},,,\n", ALL)[0].startswith("line 2: the question")


def test_a_row_without_a_question_is_simply_a_comment() -> None:
    assert read(HEADER + "x, ,,,\n", ALL)[0].question == NO_QUESTION


def test_more_questions_than_a_questionnaire_holds_are_named_at_once() -> None:
    rows = "".join(f"x,question {number},,,\n" for number in range(MOST_QUESTIONS + 1))
    assert faults(HEADER + rows, ALL) == [f"line {MOST_QUESTIONS + 2}: question holds more than 60 texts"]


def test_a_respondent_is_never_kept_and_cannot_be_compared_between_two_readings() -> None:
    content = HEADER + "x,q,,,Sam Invented\ny,q,,, Sam Invented \nz,q,,,Lee Invented\n"
    first, second, third = read(content, ALL)
    assert first.respondent == second.respondent != third.respondent
    assert "Sam" not in repr(first)
    assert read(content, ALL)[0].respondent != first.respondent


@given(st.binary(max_size=300))
def test_W16_any_bytes_are_comments_or_named_faults(content: bytes) -> None:
    try:
        assert read_comments(b"text,b\n" + content, TEXT)
    except CommentsRefused as refused:
        assert refused.faults


MORE = Columns(text="text", translation="english", language="tongue", sentiment="mood")
MORE_HEADER = "text,english,tongue,mood\n"


def test_a_translation_its_language_and_a_mood_come_with_the_words() -> None:
    (one,) = read(MORE_HEADER + "Lubię mój dom, I like my home ,Polish,2\n", MORE)
    assert (one.words, one.translation, one.language, one.mood) == (
        "Lubię mój dom",
        "I like my home",
        "pl",
        2,
    )


def test_each_of_them_may_be_absent_and_a_repeated_text_is_no_translation() -> None:
    empty, same = read(MORE_HEADER + "fine,,,\nfine, fine ,en-GB,\n", MORE)
    assert (empty.translation, empty.language, empty.mood) == ("", "", None)
    assert (same.translation, same.language) == ("", "en")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("x,y,klingonese,1", "line 2: the language is neither a name"),
        ("x,y,pl,6", "line 2: the sentiment is none of 1"),
        ("x,y,pl,good", "line 2: the sentiment is none of 1"),
        (f"x,{'y' * (MOST_CHARACTERS + 1)},pl,1", "line 2: the translation is longer"),
        (f"{'🦦' * 20_000},{'🦦' * 20_000},pl,1", "line 2: the text and its translation are longer"),
    ],
)
def test_what_comes_with_the_words_is_refused_with_its_line(row: str, fault: str) -> None:
    assert faults(MORE_HEADER + row + "\n", MORE)[0].startswith(fault)
