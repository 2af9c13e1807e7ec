"""Remarks come ready to be read: with their question, in words that may be read, as they stand."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from analysis.themes.engine.reading import Asked
from analysis.themes.nightly.waiting import held_states, waiting_of
from surveys.db.book import Books
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation
from tests.support.remarks import ASKED, round_of_remarks

DAY = date(2026, 3, 9)
POLISH = "Chcę częściej widywać moją siostrę i brata"


@pytest.fixture
def session(books: Books) -> Iterator[Session]:
    with books.voices.read() as session:
        round_of_remarks(session, [("p1", "good food"), ("p2", POLISH)], polarity="negative")
        yield session


def test_a_remark_comes_with_its_question_and_which_way_that_asks(session: Session) -> None:
    (one,) = waiting_of(session, ["r-0"])
    assert (one.asked, one.polarity, one.language.code) == (Asked("good food", ASKED), "negative", "en")


def test_another_language_has_no_words_to_read_until_it_is_translated(session: Session) -> None:
    assert [one.to_read for one in waiting_of(session, ["r-1"])] == [None]
    session.add(
        Translation(remark_id="r-1", words="I miss them", source="person", made_by="ada", made_on=DAY)
    )
    assert [(one.words, one.to_read) for one in waiting_of(session, ["r-1"])] == [(POLISH, "I miss them")]


def test_ids_come_in_order_each_once_and_unknown_ones_not_at_all(session: Session) -> None:
    assert [one.remark_id for one in waiting_of(session, ["r-1", "r-0", "r-1", "gone"])] == ["r-0", "r-1"]


def test_a_state_changes_with_words_with_a_translation_and_with_a_told_language(session: Session) -> None:
    (one,) = waiting_of(session, ["r-1"])
    assert held_states(session, ["r-1", "gone"]) == {"r-1": one.state}
    session.add(ToldRemark(remark_id="r-1", language="pl", mood=None, told_by="ada"))
    assert held_states(session, ["r-1"])["r-1"] != one.state
