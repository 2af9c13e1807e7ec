"""`heard` as a person types it, in a house of the test's own on each engine."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from surveys.db.book import Book, Books
from tests.support.books import BookUrls
from tests.support.postgres import find_binaries

Heard = Callable[..., Result]


@pytest.fixture
def environ(empty_book_urls: BookUrls, tmp_path: Path) -> dict[str, str]:
    """The settings of this test; a test may add to them before it calls `heard`."""
    return {
        "HEARD_DATA": str(tmp_path / "data"),
        "HEARD_PEOPLE_URL": empty_book_urls.people,
        "HEARD_VOICES_URL": empty_book_urls.voices,
        "PATH": f"{find_binaries()}{os.pathsep}{os.environ['PATH']}",
    }


@pytest.fixture
def heard(environ: dict[str, str]) -> Heard:
    """Call `heard` with arguments; an error that isn't told in words comes out as a trace."""

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], env=environ, catch_exceptions=False)

    return call


@pytest.fixture
def opened(environ: dict[str, str]) -> Iterator[Books]:
    """The same two books, to look into."""
    books = Books(Book("people", environ["HEARD_PEOPLE_URL"]), Book("voices", environ["HEARD_VOICES_URL"]))
    yield books
    books.dispose()
