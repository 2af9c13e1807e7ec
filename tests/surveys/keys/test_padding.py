"""Padding: every text of one size, and nothing lost in it."""

import pytest

from surveys.keys.padding import LENGTH_BYTES, TooLong, pad, unpad


@pytest.mark.parametrize("text", [b"", b"x", b"\0\0", b"x" * 60])
def test_what_was_padded_comes_back_and_has_the_one_size(text: bytes) -> None:
    padded = pad(text, 64)
    assert len(padded) == 64 and unpad(padded) == text


def test_a_text_that_does_not_fit_is_refused() -> None:
    with pytest.raises(TooLong):
        pad(b"x" * (65 - LENGTH_BYTES), 64)
