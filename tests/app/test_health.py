"""Health: alive while the process answers, ready while both books do."""

from pathlib import Path

import pytest

from surveys.db.book import Book, Books
from tests.support.young_people import Visit, build_visit


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


def test_a_house_with_both_books_is_ready(visit: Visit) -> None:
    assert visit.client.get("/healthz").status_code == 200
    assert visit.client.get("/readyz").status_code == 200


def test_without_a_book_it_is_alive_and_not_ready(visit: Visit) -> None:
    object.__setattr__(visit.house.books, "voices", Book("voices", "postgresql://heard@/none?host=/nowhere"))
    assert visit.client.get("/healthz").status_code == 200
    assert visit.client.get("/readyz").status_code == 503
