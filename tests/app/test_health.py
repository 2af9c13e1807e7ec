"""Health: alive while the process answers, ready while both books do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.jobs.tidying import HEARTBEAT, note_heartbeat
from app.migrate import upgrade
from surveys.db.book import Book, Books
from tests.support.books import BookUrls
from tests.support.young_people import Visit, build_visit


@pytest.fixture
def visit(empty_book_urls: BookUrls, tmp_path: Path) -> Iterator[Visit]:
    people, voices = Book("people", empty_book_urls.people), Book("voices", empty_book_urls.voices)
    for book in (people, voices):
        upgrade(book)
    yield build_visit(Books(people, voices), tmp_path)
    for book in (people, voices):
        book.dispose()


def test_a_house_with_both_books_is_ready_and_says_when_the_worker_is_silent(visit: Visit) -> None:
    assert visit.client.get("/healthz").status_code == 200
    assert "worker is silent" in visit.client.get("/readyz").text
    note_heartbeat(visit.house)
    visit.house.settings.data.joinpath(HEARTBEAT).touch()
    assert visit.client.get("/readyz").status_code == 200


def test_O6_a_migration_that_waits_is_told(sqlite_books: Books, tmp_path: Path) -> None:
    visit = build_visit(sqlite_books, tmp_path)  # tables, but no schema version
    assert visit.client.get("/readyz").status_code == 503


def test_without_a_book_it_is_alive_and_not_ready(visit: Visit) -> None:
    object.__setattr__(visit.house.books, "voices", Book("voices", "postgresql://heard@/none?host=/nowhere"))
    assert visit.client.get("/healthz").status_code == 200
    assert visit.client.get("/readyz").status_code == 503
