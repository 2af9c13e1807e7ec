"""Words that stood beside each other are likelier to do so again."""

from analysis.themes.spelling.beside import LEAST, MOST, Beside

BESIDE = Beside(
    [["very", "good"]] * 50 + [["a", "wait"]] * 500, {"very": 50, "good": 50, "wait": 500, "a": 500}
)


def test_a_word_is_likelier_after_the_word_it_followed_and_less_likely_after_others() -> None:
    assert 0 < BESIDE.likelier("very", "good") <= MOST
    assert LEAST <= BESIDE.likelier("a", "good") < 0


def test_nothing_is_known_of_words_never_met_nor_of_the_ends_of_a_text() -> None:
    assert BESIDE.likelier("never", "good") == 0
    assert BESIDE.likelier("", "good") == 0
    assert BESIDE.likelier("very", "") == 0
    assert Beside([], {}).likelier("very", "good") == 0
