"""No suggestion without a reason that reproduces it."""

import pytest

from analysis.codebook import read_codebook
from analysis.themes.model import Model, train
from analysis.themes.reading import Asked, Coded
from analysis.themes.why import BY_WORDS, explained

CODEBOOK = read_codebook('[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Room"\n', "c.toml")
TEXTS = ["The food is cold", "Pizza, please!", "A small BEDROOM and food.", "Nothing", "🙂", "pizza " * 2000]


@pytest.fixture(scope="module", params=[0, 20])
def model(request: pytest.FixtureRequest) -> Model:
    lines = [("pizza {}", {"food"}), ("bedroom {}", {"room"}), ("nothing {}", set[str]())]
    rows = [
        Coded(Asked(text.format(number)), frozenset(themes))
        for number in range(request.param)
        for text, themes in lines
    ]
    return train(CODEBOOK, rows)


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@pytest.mark.parametrize("text", TEXTS)
def test_without_the_words_shown_the_score_falls(model: Model, text: str) -> None:
    for why in explained(model, Asked(text)):
        assert why.spans
        column = model.themes.index(why.theme)
        rest = blanked(text, [(span.start, span.end) for span in why.spans])
        assert model.tell([Asked(rest)]).chances[0, column] < why.chance


def test_every_suggested_theme_has_its_reasons(model: Model) -> None:
    for text in TEXTS[:3]:
        said = model.names(model.tell([Asked(text)]).said)[0]
        assert {why.theme for why in explained(model, Asked(text))} == said


def test_a_learned_word_is_shown_as_it_was_written() -> None:
    rows = [Coded(Asked(f"pizza {number}"), frozenset({"food"})) for number in range(20)]
    rows += [Coded(Asked(f"nothing {number}"), frozenset()) for number in range(20)]
    why = explained(train(CODEBOOK, rows), Asked("More PIZZA"))[0]
    assert [(span.start, span.end, span.cue) for span in why.spans] == [(5, 10, BY_WORDS)]
