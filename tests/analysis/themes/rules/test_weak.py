"""Weak evidence ranks and never decides."""

from analysis.codebook import read_codebook
from analysis.themes.engine.model import train
from analysis.themes.engine.reading import Asked

CODEBOOK = read_codebook(
    '[[theme]]\nname = "Waiting"\ndefinition = "How long people waited."\n'
    '[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Room"\n',
    "c.toml",
)


def test_a_word_of_the_definition_ranks_a_theme_but_does_not_suggest_it() -> None:
    told = train(CODEBOOK, []).tell([Asked("I had to wait, waiting for my food")])
    waiting, food, room = told.chances[0].tolist()
    assert food > waiting > room
    assert told.said[0].tolist() == [False, True, False]


def test_a_general_theme_is_likely_where_nothing_exact_is_heard() -> None:
    codebook = read_codebook(
        '[[theme]]\nname = "Food"\ncues = ["food", "meal*"]\n'
        '[[theme]]\nname = "Praise"\ndefinition = "A general kind word."\ncues = ["good", "fine"]\n',
        "c.toml",
    )
    told = train(codebook, []).tell([Asked("no idea"), Asked("the food")])
    assert told.chances[0, 1] > told.chances[0, 0]
    assert told.chances[1, 1] < told.chances[0, 1]
    assert not told.said[0].any()
