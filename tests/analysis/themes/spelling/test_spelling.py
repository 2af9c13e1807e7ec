"""Misspelt words are understood; words that are known are left alone."""

import pytest

from analysis.themes.spelling.misspelling import misspelt
from analysis.themes.spelling.spelling import Speller, distance, domain_words

SPELLER = Speller({"ambulance": 5, "friendly": 9, "quick": 4, "wait": 8}, {"quack": 1, "friend": 100}, set())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ambulence", "ambulance"),
        ("freindly", "friendly"),
        ("qiuck", "quick"),
        ("wiat", "wait"),
        ("abmulanse", "ambulance"),
    ],
)
def test_a_misspelt_word_is_corrected(written: str, meant: str) -> None:
    assert SPELLER.corrected(written) == meant


@pytest.mark.parametrize("word", ["quack", "friend", "wa", "zzzzzzz", "مجھے", "🙂", "covid19"])
def test_known_short_and_strange_words_stay(word: str) -> None:
    assert SPELLER.corrected(word) == word


def test_distance_counts_a_swap_as_one_and_stops_early() -> None:
    assert distance("wiat", "wait", 2) == 1
    assert distance("kitten", "sitting", 3) == 3
    assert distance("a", "abcdef", 2) == 3


def test_the_domain_is_what_was_written_and_the_cues() -> None:
    assert domain_words([["they", "waited", "on"]], ["my", "food"]) == {"they": 1, "waited": 1, "food": 2}


def test_ordinary_words_are_known_from_the_list_that_ships() -> None:
    assert Speller({"pleasant": 3}).corrected("peasant") == "peasant"


def test_misspelling_is_the_same_for_the_same_seed_and_about_as_much_as_asked() -> None:
    text = "everybody wanted something different yesterday evening " * 50
    wrong = misspelt(text, 0.3, 1)
    assert wrong == misspelt(text, 0.3, 1)
    assert wrong != misspelt(text, 0.3, 2)
    differing = sum(one != other for one, other in zip(text.split(), wrong.split(), strict=True))
    assert 0.2 < differing / len(text.split()) < 0.4
    assert misspelt(text, 0.0, 1) == text
