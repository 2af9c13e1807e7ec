"""Whatever colour a council has, letters on it and in it can be read."""

from hypothesis import given
from hypothesis import strategies as st

from app.colours import NIGHT, PAPER, contrast, letters_on, readable_on_dark, readable_on_light

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(COLOURS)
def test_letters_can_be_read_by_day_and_by_night(colour: str) -> None:
    assert contrast(letters_on(colour), colour) >= 4.0
    assert contrast(readable_on_light(colour), PAPER) >= 4.5
    assert contrast(readable_on_dark(colour), NIGHT) >= 4.5


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
