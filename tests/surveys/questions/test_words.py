"""Free words: 2,000 characters whatever they are, cleaned, never a crash."""

from typing import Any

import pytest

from surveys.questions import Answer, AnswerNotRead, RawAnswer, Words, answer_bytes
from surveys.questions.words import clean_words


def read(make: Any, words: str) -> str:
    answer: Answer = make(Words).read(RawAnswer(words=words))
    return answer.words


def test_words_are_stripped_and_newlines_made_plain(make: Any) -> None:
    assert read(make, " one\r\ntwo\rthree\u2028four\tfive \n") == "one\ntwo\nthree\nfour five"


def test_words_are_composed(make: Any) -> None:
    assert read(make, "cafe\u0301") == "caf\u00e9"


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\ud800", "\udfff", "\x9f", "\u202e", "\u2066"])
def test_W3_hidden_characters_go_and_the_words_stay(make: Any, hidden: str) -> None:
    assert read(make, f"he{hidden}llo") == "hello"


@pytest.mark.parametrize(
    "kept", ["👩‍👧", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍", "<script>alert(1)</script>", "{{7*7}}", "ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ"]
)
def test_W3_what_people_write_is_kept_as_it_is(make: Any, kept: str) -> None:
    assert read(make, kept) == clean_words(kept)
    assert len(read(make, kept)) >= len(kept) - 2


@pytest.mark.parametrize("nothing", ["", "  \n ", "\x00", "\u200b\u200d", "\u202e", "\u3000"])
def test_nothing_visible_is_nothing_written(make: Any, nothing: str) -> None:
    with pytest.raises(AnswerNotRead, match="nothing_written"):
        read(make, nothing)


def test_two_thousand_characters_fit_and_one_more_does_not(make: Any) -> None:
    assert len(read(make, "\r\n".join("a" * 1000) + "b")) == 2000
    with pytest.raises(AnswerNotRead, match="too_long"):
        read(make, "a" * 2001)


@pytest.mark.parametrize("widest", ["😀", '"', "\\", "\n.", "é", "\u0800"])
def test_two_thousand_of_the_widest_characters_stay_within_the_cap(make: Any, widest: str) -> None:
    question = make(Words)
    answer = question.read(RawAnswer(words=(widest * 2000)[:2000]))
    assert len(answer_bytes(answer)) <= question.cap_bytes


def test_words_count_as_said_and_never_by_what_they_say(make: Any) -> None:
    question = make(Words)
    assert question.values_counted(Answer(words="hello")) == ("said",)
    assert question.values_counted(Answer()) == ()
