"""The wall: what was answered back, in a band's words, for anybody."""

from datetime import date
from pathlib import Path

import pytest

from surveys.db.book import Books
from surveys.voices.action import Action
from tests.support.young_people import ROUND, Visit, build_visit


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


def publish(visit: Visit, on: date | None) -> None:
    with visit.house.books.voices.write() as session:
        session.add(
            Action(
                round_id=ROUND, kind="did", owner="Head of service", written_by="mo", due=date(2027, 1, 1),
                you_said={"8-10": "It is cold in <b>the hall</b>", "11-17": "The hall is cold"},
                answer={"8-10": "We fixed the heating", "11-17": "New heating since May"}, published_on=on,
            )
        )  # fmt: skip


def test_an_empty_wall_says_so_kindly(visit: Visit) -> None:
    assert "Nothing stands here yet" in visit.client.get("/wall").text


def test_a_published_answer_stands_on_the_wall_in_the_bands_words(visit: Visit) -> None:
    publish(visit, date(2026, 11, 1))
    older = visit.client.get("/wall?band=11-17").text
    assert "The hall is cold" in older and "New heating since May" in older and "Head of service" in older
    assert "We fixed the heating" in visit.client.get("/wall?band=8-10").text


def test_W3_words_on_the_wall_are_inert(visit: Visit) -> None:
    publish(visit, date(2026, 11, 1))
    assert "<b>the hall</b>" not in visit.client.get("/wall").text


def test_what_is_not_published_is_not_there(visit: Visit) -> None:
    publish(visit, None)
    assert "We fixed" not in visit.client.get("/wall").text


def test_a_strange_band_gets_the_simplest_words(visit: Visit) -> None:
    publish(visit, date(2026, 11, 1))
    assert "We fixed the heating" in visit.client.get("/wall?band=<script>").text
