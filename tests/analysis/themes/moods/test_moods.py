"""Moods are learned from people's readings, guessed before, the same on every run, for any text."""

import csv
from pathlib import Path

import pytest

from analysis.plan import FileError
from analysis.themes.moods.first_moods import FirstMoods, first_mood
from analysis.themes.moods.mood_parts import parts_of
from analysis.themes.moods.mood_scores import evaluate_moods, read_moods
from analysis.themes.moods.moods import Moods, Read, learn_moods
from analysis.themes.rules.answer import Answer

THINGS = ("staff", "food", "room", "music", "games")
GOOD, MEND = "What is good?", "What could be better?"
ODD = [
    "x" * 50_000,
    "very bad. " * 5_000,
    "😀😀😀",
    "Food",
    "مجھے اپنا گھر بہت پسند ہے",
    "",
    " ",
    "\x00",
    "!?",
]


def reads() -> list[Read]:
    """Return invented answers of three moods."""
    kinds = [
        (GOOD, "I love the {} here", 1),
        (GOOD, "The {} was alright but the bus came late", 3),
        (MEND, "The {} was late and nobody told me", 4),
    ]
    words = [f"{place}{thing}" for place in ("", "school ", "home ", "club ") for thing in THINGS]
    return [
        Read(Answer(text.format(word), question), mood) for word in words for question, text, mood in kinds
    ] + [Read(Answer("Nothing", MEND), 1)] * 6


@pytest.fixture(scope="module")
def learned() -> Moods:
    """Return what was learned from the invented answers."""
    found = learn_moods(reads())
    assert isinstance(found, Moods)
    return found


def test_what_people_read_is_learned(learned: Moods) -> None:
    answers = [
        Answer("I love the kitchen here", GOOD),
        Answer("The taxi was late and nobody told me", MEND),
        Answer("The show was alright but the bus came late", GOOD),
    ]
    assert [found.mood for found in learned.read(answers)] == [1, 4, 3]


def test_as_many_moods_come_out_as_answers_go_in(learned: Moods) -> None:
    found = learned.read([Answer(text) for text in ODD])
    assert len(found) == len(ODD)
    assert all(1 <= mood.mood <= 5 and 0 <= mood.chance <= 1 for mood in found)
    assert learned.read([]) == []


def test_the_same_answers_give_the_same_moods_every_time(learned: Moods) -> None:
    answers = [read.answer for read in reads()][:20]
    first = learned.read(answers)
    assert all(learned.read(answers) == first for _ in range(20))
    again = learn_moods(reads())
    assert again.read(answers) == first


def test_an_answer_is_read_alone_as_among_others(learned: Moods) -> None:
    answers = [read.answer for read in reads()][:5]
    assert [learned.read([answer])[0] for answer in answers] == learned.read(answers)


def test_without_readings_there_is_a_guess_that_says_it_is_unsure() -> None:
    moods = learn_moods([])
    assert isinstance(moods, FirstMoods)
    found = moods.read([Answer("The food is lovely", GOOD), Answer("It is horrible", "")])
    assert [mood.mood < 3 for mood in found] == [True, False]
    assert all(mood.uncertain for mood in found)


def test_readings_of_one_mood_only_teach_nothing() -> None:
    assert isinstance(learn_moods([Read(Answer(f"good {n}"), 1) for n in range(90)]), FirstMoods)


@pytest.mark.parametrize(("question", "mood"), [(MEND, 1), (GOOD, 4)])
def test_nothing_means_the_other_thing_under_the_other_question(question: str, mood: int) -> None:
    assert first_mood(Answer("Nothing.", question)).mood == mood


@pytest.mark.parametrize("text", ODD)
def test_any_text_gets_a_guess(text: str) -> None:
    assert 1 <= first_mood(Answer(text, MEND)).mood <= 5


def test_an_answer_is_cut_where_it_turns() -> None:
    assert parts_of(Answer("Staff kind, but I waited. Long!")) == ["Staff kind, ", " I waited", " Long"]
    assert parts_of(Answer("😀")) == ["😀"]


def test_figures_count_each_mood_the_same() -> None:
    test = [Read(Answer("Nothing", MEND), 1)] * 3 + [Read(Answer("Nothing", GOOD), 4)]
    figures = evaluate_moods([], test, clock=iter([0.0, 1.0, 3.0]).__next__)
    assert figures.macro_f1_5 == pytest.approx(2 / 5)
    assert figures.macro_f1_3 == pytest.approx(2 / 3)
    assert (figures.accuracy_5, figures.train_seconds, figures.read_seconds) == (1, 1, 2)
    assert figures.as_dict()["made_by"] == "first guess"


def written(tmp_path: Path, rows: list[list[str]]) -> Path:
    path = tmp_path / "moods.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def test_rows_without_a_reading_are_left_out_and_none_is_an_answer(tmp_path: Path) -> None:
    path = written(tmp_path, [["text", "sentiment", "question"], ["None", "1", MEND], ["N/A", "", MEND]])
    assert read_moods(path) == [Read(Answer("None", MEND), 1)]


def test_bad_lines_are_named(tmp_path: Path) -> None:
    path = written(tmp_path, [["text", "sentiment"], ["hello", "6"], ["short"], ["fine", "2"]])
    with pytest.raises(FileError) as caught:
        read_moods(path)
    assert [problem.split(": ")[1] for problem in caught.value.problems] == ["line 2", "line 3"]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="line 1: there is no column sentiment"):
        read_moods(written(tmp_path, [["text", "mood"], ["hello", "1"]]))
