"""What goes out of a remark before anybody reads it, and what stays."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.voices.redaction import redact


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("my social worker Sarah is nice", "my social worker [name] is nice"),
        ("i like mohammed and kasia", "i like [name] and [name]"),
        ("my worker is called jaz", "my worker is called [name]"),
        ("Sarah Jones came", "[name] came"),
        ("I go to St Johns Primary School", "I go to [school]"),
        ("i go to foo academy", "i go to [school]"),
        ("come to 14 foo street, bd3 7qx", "come to [address], [postcode]"),
        ("ring 07700 900123", "ring [phone]"),
        ("a.b@example.org or @cool_kid", "[email] or [handle]"),
        ("nhs 943 476 5919", "nhs [nhs number]"),
        ("born 3rd of march 2010", "born [date]"),
    ],
)
def test_what_points_to_a_person_goes(words: str, shown: str) -> None:
    assert redact(words).text == shown


@pytest.mark.parametrize(
    "words",
    [
        "it will be good in May",
        "I hope my worker may come",
        "my primary school is good",
        "Childline is 0800 1111 and the police are 999",
        "we are 12 children in a big house",
    ],
)
def test_ordinary_words_stay(words: str) -> None:
    assert redact(words).text == words


def test_places_point_into_the_words_as_they_were_typed() -> None:
    words = "my friend Ｓａｒａｈ came"
    (found,) = redact(words).found
    assert words[found.start : found.end] == "Ｓａｒａｈ"


def test_nothing_is_found_twice_in_one_place() -> None:
    found = redact("Sarah Primary School, sarah@example.org, 07700 900123").found
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize("piece", ["a", "7 ", "a.", "Aa ", "sarah ", "primary ", "@", "0", "a@", "\0\ud800"])
def test_fifty_thousand_characters_take_well_under_a_second(piece: str) -> None:
    words = (piece * 50_000)[:50_000]
    begun = time.process_time()
    redact(words)
    assert time.process_time() - begun < 10  # catches quadratic work; how fast it is, `make bench` shows


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_it_never_raises(words: str) -> None:
    assert isinstance(redact(words).text, str)
