"""Migrations: what they make is what the models say, also where an option is easily forgotten."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from app.migrate import BookNotEmpty, downgrade, is_current, upgrade
from surveys.db.book import Book
from surveys.people.tables import metadata as people_tables
from surveys.voices.tables import metadata as voices_tables
from tests.support.books import BookUrls
from tests.support.rows import one_row_each

METADATA = {"people": people_tables, "voices": voices_tables}


@pytest.fixture(params=["people", "voices"])
def book(request: pytest.FixtureRequest, empty_book_urls: BookUrls) -> Iterator[Book]:
    name = str(request.param)
    opened = Book(name, getattr(empty_book_urls, name))
    yield opened
    opened.dispose()


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
        own = Book(book.name, book.url)
        try:
            upgrade(own)
        except Exception as error:
            troubles.append(error)
        finally:
            own.dispose()

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
    table, values = one_row_each(METADATA[book.name])[0]
    with book.write() as session:
        session.execute(table.insert().values(**values))
    with pytest.raises(BookNotEmpty):
        downgrade(book)


def test_nothing_is_printed_and_nothing_logged_above_information(
    book: Book, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    upgrade(book)
    assert capfd.readouterr() == ("", "")
    assert all(record.levelname in ("INFO", "DEBUG") for record in caplog.records)


def test_a_book_is_upgraded_while_a_program_that_reads_it_has_it_open(book: Book) -> None:
    upgrade(book)
    with book.read() as session:
        session.execute(text("SELECT 1"))
        upgrade(book)
    assert is_current(book)
