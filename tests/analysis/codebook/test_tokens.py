"""Words are compared alike however they are typed, and always point back into the text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebook import tokens_of
from analysis.codebook.tokens import plain_word


def words(text: str) -> list[str]:
    return [token.word for token in tokens_of(text)]


@pytest.mark.parametrize("typed", ["didn't", "didn\u2019t", "DIDNT", "didn`t"])
def test_a_denial_is_one_word_however_its_apostrophe_is_typed(typed: str) -> None:
    assert words(typed) == ["didnt"]


def test_what_is_mums_is_about_mum() -> None:
    assert words("my mum's house") == ["my", "mum", "house"]


def test_a_shortened_will_is_not_being_ill() -> None:
    assert words("I'll go, we'll see") == ["i'll", "go", "we'll", "see"]


def test_hyphens_and_punctuation_part_words() -> None:
    assert words("follow-up: x-ray_two") == ["follow", "up", "x", "ray", "two"]


def test_an_emoji_is_a_word() -> None:
    assert words("sad😢😢") == ["sad", "😢", "😢"]


def test_full_width_letters_are_the_same_letters() -> None:
    assert plain_word("\uff33afe") == "safe"


def test_sentences_are_counted() -> None:
    assert [token.sentence for token in tokens_of("One two. Three! Four, five\nsix")] == [0, 0, 1, 2, 2, 3]


@given(st.text(max_size=200))
def test_any_text_gives_words_that_stand_where_they_say(text: str) -> None:
    last = 0
    for token in tokens_of(text):
        assert last <= token.start < token.end <= len(text)
        assert plain_word(text[token.start : token.end]) == token.word
        last = token.end
