"""A unit of work: kept when it ends well, undone when it doesn't, and told when nobody can keep it."""

import threading
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveys.db.book import Book, UnitsOfWorkOverlap
from surveys.db.not_stored import NotStored
from tests.support.books import BookUrls, PostgresAtHand
from tests.support.postgres import PostgresServer


def put(session: Session, number: int) -> None:
    session.execute(text("INSERT INTO kept (n) VALUES (:n)"), {"n": number})


def kept(book: Book) -> list[int]:
    with book.read() as session:
        return list(session.scalars(text("SELECT n FROM kept ORDER BY n")))


def test_what_ends_well_is_kept(book: Book) -> None:
    with book.write() as session:
        put(session, 1)
    assert kept(book) == [1]


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_undoes_everything_and_comes_out_as_it_is(book: Book, trouble: type[BaseException]) -> None:
    with pytest.raises(trouble), book.write() as session:
        put(session, 1)
        raise trouble
    with book.write() as session:
        put(session, 2)
    assert kept(book) == [2]


def test_a_fault_of_ours_is_not_called_a_full_disk(book: Book) -> None:
    with book.write() as session:
        put(session, 1)
    with pytest.raises(IntegrityError), book.write() as session:
        put(session, 1)
    assert kept(book) == [1]


def test_a_unit_of_work_inside_another_is_refused_and_harms_neither(book: Book) -> None:
    with book.write() as session:
        put(session, 1)
        with pytest.raises(UnitsOfWorkOverlap), book.write():
            pass
    assert kept(book) == [1]


def test_what_a_reading_session_changes_is_forgotten(book: Book) -> None:
    with book.read() as session:
        put(session, 1)
    assert kept(book) == []


def test_a_reader_is_not_held_up_by_a_writer_and_sees_one_moment_throughout(book: Book) -> None:
    with book.read() as reading:
        assert reading.scalar(text("SELECT count(*) FROM kept")) == 0
        with book.write() as session:
            put(session, 1)
            assert reading.scalar(text("SELECT count(*) FROM kept")) == 0
        assert reading.scalar(text("SELECT count(*) FROM kept")) == 0
    assert kept(book) == [1]


def test_D3_eight_writers_who_read_first_never_meet_a_locked_database(book: Book) -> None:
    troubles: list[BaseException] = []

    def write(base: int) -> None:
        try:
            for number in range(25):
                with book.write() as session:
                    session.scalar(text("SELECT count(*) FROM kept"))
                    put(session, base + number)
        except BaseException as error:
            troubles.append(error)

    threads = [threading.Thread(target=write, args=(base,)) for base in range(0, 800, 100)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not troubles
    assert len(kept(book)) == 200


def test_D8_odd_words_come_back_as_they_were(book: Book) -> None:
    words = ["", " ", "بچوں کی آواز", "🦦" * 50_000, "e\u0301", "\u202eabc", "line\nline\r\n"]
    with book.write() as session:
        for number, one in enumerate(words):
            session.execute(
                text("INSERT INTO kept (n, words) VALUES (:n, :words)"), {"n": number, "words": one}
            )
    with book.read() as session:
        assert list(session.scalars(text("SELECT words FROM kept ORDER BY n"))) == words


def test_a_locked_database_is_told_as_not_stored(tmp_path_book: Book) -> None:
    other = tmp_path_book.engine.raw_connection()
    other.cursor().execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(NotStored), tmp_path_book.write() as session:
            put(session, 1)
    finally:
        other.rollback()
        other.close()
    with tmp_path_book.write() as session:
        put(session, 2)
    assert kept(tmp_path_book) == [2]


@pytest.fixture
def tmp_path_book(sqlite_urls: BookUrls) -> Iterator[Book]:
    opened = Book("voices", sqlite_urls.voices)
    with opened.write() as session:
        session.execute(text("CREATE TABLE kept (n INTEGER PRIMARY KEY, words TEXT)"))
    opened.dispose()
    event.listen(opened.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout=50"))
    yield opened
    opened.dispose()


def test_a_server_that_goes_away_is_told_as_not_stored_and_comes_back(own_postgres: PostgresServer) -> None:
    book = Book("voices", own_postgres.url("postgres"))
    with book.write() as session:
        session.execute(text("CREATE TABLE kept (n INTEGER PRIMARY KEY)"))
    with pytest.raises(NotStored), book.write() as session:
        put(session, 1)
        own_postgres.kill()
    with pytest.raises(NotStored), book.write() as session:
        put(session, 2)
    own_postgres.start()
    with book.write() as session:
        put(session, 3)
    assert kept(book) == [3]
    book.dispose()


def test_a_connection_cut_off_in_the_middle_is_told_as_not_stored(
    postgres_server: PostgresAtHand, empty_book_urls: BookUrls, engine_name: str
) -> None:
    if engine_name != "postgresql":
        return
    book = Book("voices", empty_book_urls.voices)
    with pytest.raises(NotStored), book.write() as session:
        pid = session.scalar(text("SELECT pg_backend_pid()"))
        with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", [pid])
        session.execute(text("SELECT 1"))
    assert book.answers()
    book.dispose()
