"""Two houses on each engine: one to back up, and one on another machine to bring back into."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands.house import bring_up
from app.config import read_settings
from app.wiring import House
from surveys.db.book import Book, Books
from surveys.keys.folder import KeyFolder
from tests.support.books import BookUrls, _fresh
from tests.support.postgres import find_binaries
from tests.support.rounds import CLOSES


@pytest.fixture
def house(empty_book_urls: BookUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house with its books at the newest schema, and PostgreSQL's programs at hand."""
    monkeypatch.setenv("PATH", f"{find_binaries()}{os.pathsep}{os.environ['PATH']}")
    opened = new_house(empty_book_urls, tmp_path / "first")
    yield opened
    opened.books.dispose()


@pytest.fixture
def other(engine_name: str, tmp_path: Path) -> Iterator[House]:
    """Another machine's house: at the newest schema, empty, with keys of its own."""
    (tmp_path / "other").mkdir()
    for urls in _fresh(engine_name, tmp_path / "other", with_tables=False):
        opened = new_house(urls, tmp_path / "second")
        yield opened
        opened.books.dispose()


def new_house(urls: BookUrls, folder: Path) -> House:
    books = Books(people=Book("people", urls.people), voices=Book("voices", urls.voices))
    house = House(
        read_settings({"HEARD_DATA": str(folder)}), books, KeyFolder(folder / "keys"), lambda: CLOSES
    )
    bring_up(house)
    return house
