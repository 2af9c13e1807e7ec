"""What every attack has at hand: makers of fresh books."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

import pytest

from surveys.db.book import Book, Books
from tests.support.books import _fresh

NewBooks = Callable[[], Books]


@contextmanager
def books_on(engine_name: str, folder: Path) -> Iterator[Books]:
    """Two fresh books on one engine, in a folder of their own."""
    place = Path(mkdtemp(prefix="books-", dir=folder))
    with contextmanager(_fresh)(engine_name, place, with_tables=True) as urls:
        books = Books(people=Book("people", urls.people), voices=Book("voices", urls.voices))
        yield books
        books.dispose()


@pytest.fixture
def new_books(engine_name: str, tmp_path: Path) -> Iterator[NewBooks]:
    """A maker of fresh books: each call gives two new ones, on the engine of this test."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(books_on(engine_name, tmp_path))
