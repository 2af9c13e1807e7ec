"""Plain words that remember where they stood."""

from hypothesis import given
from hypothesis import strategies as st

from surveys.safeguarding.normalise import read_tokens


def words(text: str) -> list[str]:
    return [token.word for token in read_tokens(text, {"🔪": "knife"})]


def test_capitals_accents_and_apostrophes_go() -> None:
    assert words("Don’t MÉ") == ["dont", "me"]


def test_invisible_and_full_width_letters_are_read() -> None:
    assert words("he\u200blp ｍｅ") == ["help", "me"]


def test_a_picture_is_read_as_its_word() -> None:
    assert words("a🔪b") == ["a", "knife", "b"]


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_every_word_stands_inside_the_text(text: str) -> None:
    assert all(0 <= token.start < token.end <= len(text) for token in read_tokens(text, {}))
