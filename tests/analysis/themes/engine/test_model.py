"""From no codes to many: one method, the same every time, and no remark that it can't read."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.codebook import Codebook, read_codebook
from analysis.themes.engine.model import Model, folds_of, train, version_of
from analysis.themes.engine.reading import Asked, Coded

CODEBOOK = read_codebook(
    """
    [[theme]]
    name = "Food"
    cues = ["food", "dinner*"]
    [[theme]]
    name = "Safety"
    cues = ["safe*"]
    [[theme]]
    name = "Room"
    """,
    "c.toml",
)
NONE = frozenset[str]()
EDGES = [
    "",
    " ",
    "🙂🙂🙂",
    "food",
    "مجھے کھانا پسند ہے",
    "x" * 50_000,
    "the dinner was cold " * 2_500,
    "\x00\ud800",
]


def coded(times: int) -> list[Coded]:
    """Remarks that teach what no cue says: "pizza" is food, "bedroom" is room."""
    lines = [
        ("the pizza was cold number {}", {"food"}),
        ("my bedroom is small number {}", {"room"}),
        ("i feel safe here number {}", {"safety"}),
        ("food and safe number {}", {"food", "safety"}),
        ("nothing to say number {}", set[str]()),
    ]
    return [
        Coded(Asked(text.format(number), "Why?"), frozenset(themes))
        for number in range(times)
        for text, themes in lines
    ]


@pytest.fixture(scope="module")
def model() -> Model:
    return train(CODEBOOK, coded(20))


def told(model: Model, text: str) -> frozenset[str]:
    return model.names(model.tell([Asked(text, "Why?")]).said)[0]


def test_without_codes_the_rules_speak() -> None:
    nothing = train(CODEBOOK, [])
    assert told(nothing, "the food is good and i feel safe") == {"food", "safety"}
    assert told(nothing, "my bedroom") == NONE


def test_what_people_coded_is_learned_beyond_the_cues(model: Model) -> None:
    assert told(model, "pizza again") == {"food"}
    assert told(model, "a bedroom") == {"room"}
    assert told(model, "nothing") == NONE


def test_twenty_runs_give_the_same_to_the_byte(model: Model) -> None:
    asked = [each.asked for each in coded(3)] + [Asked(text) for text in EDGES]
    first = model.tell(asked).chances.tobytes()
    for _ in range(20):
        again = train(CODEBOOK, coded(20))
        assert again.version == model.version
        assert again.tell(asked).chances.tobytes() == first


@pytest.mark.parametrize("codes", [0, 3, 20])
def test_as_many_come_out_as_go_in_whatever_is_written(codes: int) -> None:
    model = train(CODEBOOK, coded(codes))
    told_all = model.tell([Asked(text) for text in EDGES])
    chances = told_all.chances
    assert chances.shape == (len(EDGES), 3)
    assert np.isfinite(chances).all()
    assert ((chances >= 0) & (chances <= 1)).all()
    assert len(model.names(told_all.said)) == len(EDGES)
    assert model.tell([]).chances.shape == (0, 3)


@pytest.mark.parametrize("themes", [NONE, frozenset({"food", "safety", "room"})])
def test_all_negative_and_all_positive_codings_are_learned_from(themes: frozenset[str]) -> None:
    same = [replace(each, themes=themes) for each in coded(6)]
    model = train(CODEBOOK, same)
    assert told(model, "the weather number 3") == themes


def test_a_codebook_of_one_theme_learns(model: Model) -> None:
    alone = Codebook(title="one", theme=CODEBOOK.themes[:1])
    rows = [Coded(each.asked, each.themes & {"food"}) for each in coded(10)]
    assert told(train(alone, rows), "pizza") == {"food"}


def test_the_same_words_in_another_case_are_in_one_fold() -> None:
    one, other = coded(1)[0], Coded(Asked("THE  pizza was COLD number 0"), NONE)
    assert len(set(folds_of([one, other]))) == 1


def test_the_version_changes_with_every_coding_and_with_the_codebook() -> None:
    rows = coded(2)
    fewer = Codebook(title="fewer", theme=CODEBOOK.themes[:2])
    versions = {
        version_of(CODEBOOK, rows),
        version_of(CODEBOOK, rows[:-1]),
        version_of(CODEBOOK, [replace(rows[0], themes=NONE), *rows[1:]]),
        version_of(fewer, rows),
    }
    assert len(versions) == 4
