"""What the sentiment model sees: a row an answer, and a denied word apart from the same word said."""

from analysis.themes.moods.mood_features import MoodFeatures
from analysis.themes.rules.answer import Answer


def words_of(*texts: str) -> list[set[int]]:
    """Return which words and pairs are seen in each text, by their columns."""
    answers = [Answer(text) for text in texts]
    words = MoodFeatures(answers).sheet(answers).words
    return [set(row.indices) for row in words]


def test_a_denied_word_is_another_word() -> None:
    kind, unkind = words_of("kind", "not kind")
    assert not kind & unkind


def test_a_denial_reaches_to_the_end_of_its_sentence_at_most() -> None:
    ended, kind = words_of("No. Kind", "kind")
    assert kind < ended


def test_a_denial_reaches_four_words_far() -> None:
    near, far, kind = words_of("never has staff been kind", "never has any staff here been kind", "kind")
    assert kind & far
    assert not kind & near


def test_a_word_said_twice_counts_once() -> None:
    answers = [Answer("late late late")]
    assert MoodFeatures(answers).sheet(answers).words.max() == 1
