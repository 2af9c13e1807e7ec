"""Which word was meant."""

import pytest

from surveys.safeguarding.misspelling import Guesser, sound

GUESSER = Guesser(["kill", "myself", "night", "touches", "hurts"], ["suicid"], frozenset({"might", "hunts"}))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("night", ("night",)),
        ("niight", ("night",)),
        ("nihgt", ("night",)),
        ("might", ()),
        ("hunts", ()),
        ("killlll", ("kill",)),
        ("k1ll", ("kill",)),
        ("killmyself", ("kill", "myself")),
        ("tuches", ("touches",)),
        ("suicidal", ("suicid*",)),
        ("sunshine", ()),
        ("", ()),
    ],
)
def test_the_word_that_was_meant(written: str, meant: tuple[str, ...]) -> None:
    assert GUESSER.meant(written) == meant


def test_words_that_sound_alike_have_one_sound() -> None:
    assert sound("touches") == sound("tuches") == sound("tutches")
