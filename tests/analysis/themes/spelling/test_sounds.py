"""Words that are heard alike sound the same."""

import pytest

from analysis.themes.spelling.sounds import skeleton, sound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("onlie", "only"),
        ("medicashun", "medication"),
        ("enuff", "enough"),
        ("fone", "phone"),
        ("patientz", "patients"),
        ("nite", "nighte"),
    ],
)
def test_words_written_as_they_sound_sound_like_the_words_meant(written: str, meant: str) -> None:
    assert sound(written) == sound(meant)


def test_a_skeleton_holds_the_first_letter_and_the_consonants() -> None:
    assert skeleton(sound("ambulance")) == skeleton(sound("ambulince"))
    assert skeleton(sound("ambulance")) != skeleton(sound("umbulance"))
