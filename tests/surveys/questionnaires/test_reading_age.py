"""Reading age: syllables, the Flesch-Kincaid grade, and the limit of each band."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.questionnaires.reading_age import LIMITS, grade, sentences, syllables, too_hard

COUNTED = {
    1: "care whole time lives changed helped likes used sure rule fire made school voice names does fair",
    2: "table little wanted needed houses boxes wishes social special question service review placement "
    "trouble people because tired's promise council young-er reading quiet strongly neither police",
    3: "services understand radio video actual messages manager decision national disagree safeguarding"
    " whatever example",
    4: "information situation material professional education registration supervision",
    5: "individual organisation",
}  # fmt: skip
WORDS = [(word, count) for count, words in COUNTED.items() for word in words.split() if word.isalpha()]


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_the_published_formula() -> None:
    # Eleven words, one sentence, twelve syllables: 0.39 * 11 + 11.8 * 12 / 11 - 15.59.
    text = "Do you feel safe in the home where you live today?"
    assert grade(text) == pytest.approx(0.39 * 11 + 11.8 * 12 / 11 - 15.59)


def test_lines_are_sentences_and_numbers_are_no_words() -> None:
    assert sentences("Call 999 now\nor 0800 1111.") == [["Call", "now"], ["or"]]


def test_a_text_without_words_has_no_grade() -> None:
    assert grade("0800 1111 😀") == 0.0


def test_long_words_are_too_hard_even_in_a_short_label() -> None:
    assert too_hard("The responsible adult", "8-10") == ("long words (more than 3 syllables): responsible")
    assert too_hard("Sometimes", "8-10") is None


def test_long_sentences_are_too_hard() -> None:
    assert "a sentence of 30 words" in (too_hard("a day " * 15, "11-17") or "")


def test_running_text_is_held_to_the_grade() -> None:
    text = "Practitioners sometimes coordinate support arrangements during assessment and planning."
    assert too_hard(text, "8-10")
    assert "reads at grade" in (too_hard("Support planning matters during review. " * 4, "11-17") or "")


def test_a_band_without_a_limit_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        too_hard("Hello", "grown-ups")


@given(st.text(), st.sampled_from(sorted(LIMITS)))
def test_any_text_can_be_judged(text: str, band: str) -> None:
    assert too_hard(text, band) != ""
