"""What the tests of these pages have at hand: a house with an open round."""

from pathlib import Path

import pytest

from surveys.db.book import Books
from tests.support.young_people import Visit, build_visit


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    """The pages over SQLite, with one children's round open."""
    return build_visit(sqlite_books, tmp_path)


@pytest.fixture
def visit_on_both(books: Books, tmp_path: Path) -> Visit:
    """The same on each engine."""
    return build_visit(books, tmp_path)
