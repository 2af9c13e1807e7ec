"""The training set: in a fixed order, of one kind of round, up to one reading, and never too many."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from analysis.codebook import read_codebook
from analysis.themes.coding.coded import note_coded, take_back
from analysis.themes.coding.readings import Reading
from analysis.themes.coding.store import Coder
from analysis.themes.nightly.taught import chosen_readings, taught
from surveys.db.book import Books
from tests.support.remarks import ASKED, round_of_remarks

DAY = date(2026, 3, 9)
BOOK = read_codebook('[[theme]]\nname = "Food"\ncues = ["food"]\n', "c.toml")
ANNA = Coder("anna", DAY, BOOK)
SAID = [("p1", "good food"), ("p2", "my bus is late"), ("p3", "Chcę częściej widywać moją siostrę i brata")]


@pytest.fixture
def session(sqlite_books: Books) -> Iterator[Session]:
    with sqlite_books.voices.read() as session:
        round_of_remarks(session, SAID)
        yield session


def read(session: Session, remark_id: str, *themes: str) -> int:
    return note_coded(session, remark_id, ANNA, themes, (), "rules").number


def test_readings_come_in_their_order_with_the_question_as_people_read_it(session: Session) -> None:
    read(session, "r-1")
    last = read(session, "r-0", "food")
    coded = taught(session, "children", last)
    assert [(each.asked.text, each.themes) for each in coded] == [
        ("my bus is late", frozenset()),
        ("good food", frozenset({"food"})),
    ]
    assert {each.asked.question for each in coded} == {ASKED}


def test_what_was_read_later_or_taken_back_teaches_nothing(session: Session) -> None:
    first = read(session, "r-0", "food")
    read(session, "r-1")
    assert len(taught(session, "children", first)) == 1
    take_back(session, "r-0", ANNA)
    assert [each.asked.text for each in taught(session, "children", first + 9)] == ["my bus is late"]


def test_another_kind_of_round_teaches_nothing(session: Session) -> None:
    last = read(session, "r-0", "food")
    assert taught(session, "staff", last) == []


def test_words_in_another_language_teach_nothing_until_they_are_translated(session: Session) -> None:
    last = read(session, "r-2", "food")
    assert taught(session, "children", last) == []


def readings(*themes: str) -> list[Reading]:
    return [
        Reading(number, f"r-{number}", "anna", frozenset({theme}), frozenset(), "rules", False, False, DAY)
        for number, theme in enumerate(themes)
    ]


def test_of_too_many_readings_the_newest_are_taken_and_all_of_rare_themes() -> None:
    all_of_them = readings("rare", "food", "food", "food", "food")
    chosen = chosen_readings(all_of_them, most=2, few=3)
    assert [each.number for each in chosen] == [0, 3, 4]
    assert chosen_readings(all_of_them, most=5, few=3) == all_of_them
