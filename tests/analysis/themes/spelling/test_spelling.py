"""Misspelt words are understood; words that are known are left alone."""

import pytest

from analysis.themes.spelling.misspelling import misspelt
from analysis.themes.spelling.spelling import Speller, domain_words

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


@pytest.mark.parametrize("word", ["quack", "friend", "w", "zzzzzzz", "مجھے", "🙂", "covid19"])
def test_known_short_and_strange_words_stay(word: str) -> None:
    assert SPELLER.corrected(word) == word


def test_words_written_as_they_sound_are_corrected() -> None:
    assert Speller({"information": 3, "only": 9}, {}, set()).corrected_all(["onlie", "informashun"]) == [
        "only",
        "information",
    ]


def test_an_ordinary_word_stays_unless_it_is_like_one_used_far_more_often_here() -> None:
    ordinary = {"thee": 5, "these": 40}
    assert Speller({"the": 4}, ordinary, set()).corrected("thee") == "thee"
    assert Speller({"the": 4000}, ordinary, set()).corrected("thee") == "the"
    assert Speller({"the": 4000, "thee": 200}, ordinary, set()).corrected("thee") == "thee"


def test_the_words_beside_a_slip_say_which_word_was_meant() -> None:
    texts = [["kind", "staff"]] * 40 + [["more", "stuff"]] * 40
    speller = Speller({"kind": 40, "staff": 40, "more": 40, "stuff": 40}, {}, set(), texts)
    assert speller.corrected_all(["kind", "stoff"]) == ["kind", "staff"]
    assert speller.corrected_all(["more", "stoff"]) == ["more", "stuff"]


def test_the_domain_is_what_was_written_and_the_cues() -> None:
    assert domain_words([["they", "waited", "4", "a"]], ["my", "food"]) == {
        "they": 1,
        "waited": 1,
        "my": 2,
        "food": 2,
    }


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
