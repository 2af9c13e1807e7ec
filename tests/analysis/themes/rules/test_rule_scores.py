"""Rules hear a remark as an answer, and general themes stand back for exact ones."""

from analysis.codebook import read_codebook, tokens_of
from analysis.themes.rules.rule_scores import Rules

RULES = Rules(
    read_codebook(
        '[[theme]]\nname = "Praise"\ndefinition = "A general word of praise."\ncues = ["good", "lovely"]\n'
        '[[theme]]\nname = "Food"\ncues = ["food", "improv*"]\n[[theme]]\nname = "Room"\ncues = ["room"]\n',
        "c.toml",
    )
)


def told(text: str, question: str = "") -> set[str]:
    return set(RULES.scores(tokens_of(text), question))


def test_a_cue_that_only_repeats_the_question_is_no_evidence() -> None:
    assert told("improve nothing", "How could we improve?") == set()
    assert told("improve the food", "How could we improve?") == {"food"}
    assert told("improve nothing", "Why?") == {"food"}


def test_a_general_theme_stands_back_for_two_exact_ones_only() -> None:
    assert told("good food") == {"praise", "food"}
    assert told("good food and a lovely room") == {"food", "room"}
    assert told("lovely") == {"praise"}
