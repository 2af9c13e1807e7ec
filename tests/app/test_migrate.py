"""Migrations: what they make is what the models say, also where an option is easily forgotten."""

import threading

import pytest
from sqlalchemy import text

from app.migrate import BookNotEmpty, downgrade, is_current, upgrade
from surveys.db.book import Book
from surveys.people.tables import metadata as people_tables
from surveys.voices.tables import metadata as voices_tables
from tests.support.books import BookUrls

METADATA = {"people": people_tables, "voices": voices_tables}


@pytest.fixture(params=["people", "voices"])
def book(request: pytest.FixtureRequest, empty_book_urls: BookUrls) -> Book:
    name = str(request.param)
    return Book(name, getattr(empty_book_urls, name))


def test_a_new_book_becomes_current(book: Book) -> None:
    assert not is_current(book)
    upgrade(book)
    assert is_current(book)
    upgrade(book)


def test_tables_that_must_not_keep_the_order_of_arrival_have_no_hidden_row_number(book: Book) -> None:
    upgrade(book)
    if not book.is_sqlite:
        return
    tables = METADATA[book.name].tables.values()
    wanted = {one.name for one in tables if one.dialect_options["sqlite"]["with_rowid"] is False}
    with book.read() as session:
        made = session.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'"))
        assert {row[0] for row in made} == wanted


def test_T10_four_starts_at_once_on_an_empty_book_all_come_up(book: Book) -> None:
    troubles: list[Exception] = []

    def start() -> None:
        try:
            upgrade(Book(book.name, book.url))
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not troubles and is_current(book)


def test_an_empty_book_can_be_taken_down_and_a_full_one_cannot(book: Book) -> None:
    upgrade(book)
    downgrade(book)
    upgrade(book)
    table = next(iter(METADATA[book.name].sorted_tables))
    with book.write() as session:
        session.execute(table.insert().values(**_anything(table)))
    with pytest.raises(BookNotEmpty):
        downgrade(book)


def _anything(table: object) -> dict[str, object]:
    from datetime import UTC, date, datetime

    from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, LargeBinary

    from surveys.db.types import UtcTime

    kinds = {Date: date(2026, 1, 1), Boolean: False, Integer: 1, Float: 0.0, LargeBinary: b"1", JSON: {}}
    values: dict[str, object] = {}
    for column in table.columns:  # type: ignore[attr-defined]
        if isinstance(column.type, UtcTime | DateTime):
            values[column.name] = datetime(2026, 1, 1, tzinfo=UTC)
            continue
        values[column.name] = next((one for kind, one in kinds.items() if isinstance(column.type, kind)), "1")
    return values
