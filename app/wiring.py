"""The house wired together: settings, both books, the key folder and the clock on the wall."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from flask import current_app

from app.config import Settings
from surveys.db.book import Book, Books
from surveys.keys.folder import KeyFolder

EXTENSION = "heard"


def the_time() -> datetime:
    """Now, in UTC. Only the edge of the house asks; everything below is told."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class House:
    """What every page and command works with. `now` is replaced where a test sets the time."""

    settings: Settings
    books: Books
    keys: KeyFolder
    now: Callable[[], datetime] = the_time


def build_house(settings: Settings) -> House:
    """Open the books and the key folder that the settings name."""
    books = Books(people=Book("people", settings.people_url), voices=Book("voices", settings.voices_url))
    return House(settings, books, KeyFolder(settings.keys))


def this_house() -> House:
    """The house of the running request."""
    return cast(House, current_app.extensions[EXTENSION])
