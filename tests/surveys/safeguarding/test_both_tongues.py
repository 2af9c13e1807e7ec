"""Words and their translation are listened to as one, and every reason points to where it stands."""

import pytest

from surveys.safeguarding.both_tongues import hear_both
from surveys.safeguarding.triage import triage_words

POLISH, WORRYING = "Boję się wracać do domu", "he hits me and I am scared to go home"


def test_without_a_translation_the_words_are_heard_as_ever() -> None:
    heard = hear_both(WORRYING, "", "children")
    assert (heard.words, heard.triage) == (WORRYING, triage_words(WORRYING, "children"))


def test_what_only_the_translation_says_counts_and_is_pointed_to() -> None:
    alone, heard = triage_words(WORRYING, "children"), hear_both(POLISH, WORRYING, "children")
    assert triage_words(POLISH, "children").level is None
    assert heard.triage.level == alone.level
    places = [heard.words[one.start : one.end] for one in heard.triage.reasons]
    assert places == [WORRYING[one.start : one.end] for one in alone.reasons]


def test_what_the_words_themselves_say_counts_whatever_the_translation_says() -> None:
    heard = hear_both(WORRYING, "all is well", "children")
    assert heard.triage == triage_words(WORRYING, "children") and heard.words.endswith("all is well")


@pytest.mark.parametrize("words", ["", "🦦" * 1_000, "\ud800", "\0"])
def test_any_words_are_heard(words: str) -> None:
    assert hear_both(words, words or "x", "children").triage.level is None
