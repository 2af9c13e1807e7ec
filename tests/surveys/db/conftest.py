"""A book with one small table, on each engine."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from surveys.db.book import Book
from tests.support.books import BookUrls


@pytest.fixture
def book(empty_book_urls: BookUrls) -> Iterator[Book]:
    """A book with a table `kept` of numbers, each once."""
    opened = Book("voices", empty_book_urls.voices)
    with opened.write() as session:
        session.execute(text("CREATE TABLE kept (n INTEGER PRIMARY KEY, words TEXT)"))
    yield opened
    opened.dispose()
