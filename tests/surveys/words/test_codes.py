"""Cards and codes: given out at random, read kindly, refused when they aren't ours."""

from hypothesis import given
from hypothesis import strategies as st

from surveys.words.codes import (
    HOW_MANY,
    check_word,
    new_card,
    new_code,
    read_card,
    read_code,
    words,
)


def test_there_are_2048_different_short_plain_words() -> None:
    assert len(words()) == len(set(words())) == HOW_MANY
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= 7 for word in words())


def test_a_card_is_three_different_words_and_reads_back() -> None:
    card = new_card()
    assert len(set(card)) == 3
    assert read_card(" ".join(card)) == "-".join(card)


def test_a_code_reads_back_whatever_the_case_and_what_stands_between() -> None:
    code = new_code()
    assert read_code(code) == code
    assert read_code("  " + code.upper().replace("-", " , ") + "\n") == code


def test_two_codes_are_never_alike() -> None:
    assert len({new_code() for _ in range(500)}) == 500


def test_one_slip_in_a_word_is_set_right_when_only_one_word_is_near() -> None:
    first = ("penguin", "library", "rainbow", "trumpet")
    code = "-".join((*first, check_word(first)))
    assert read_code(code.replace("penguin", "pengiun").replace("library", "libary")) == code


def test_a_wrong_word_is_caught_by_the_check_word() -> None:
    first = ("penguin", "library", "rainbow", "trumpet")
    typed = ("penguin", "library", "rainbow", "volcano", check_word(first))
    assert check_word(typed[:4]) != check_word(first)
    assert read_code(" ".join(typed)) is None


def test_words_that_are_not_ours_are_none() -> None:
    assert read_code("") is None
    assert read_code("one two three four five") is None
    assert read_card("zzzz qqqq xxxx") is None
    assert read_card("otter") is None


def test_an_endless_text_is_none() -> None:
    assert read_code("otter " * 10_000) is None


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    read_code(text)
    read_card(text)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_reading_never_raises_on_lone_surrogates(text: str) -> None:
    assert read_code(text) is None
