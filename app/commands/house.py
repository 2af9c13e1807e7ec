"""The house that a command works with: settings from the environment, books at the newest schema."""

import os
from pathlib import Path

import click

from app.config import SettingsError, read_settings
from app.migrate import is_current, upgrade
from app.slack import OPT_OUT_KEY
from app.wiring import House, build_house
from surveys.db.types import random_key
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import make_codes_pepper


class NotReady(Exception):
    """A book can't be worked with yet; the message says what to do."""


def open_house() -> House:
    """The house of this machine's settings. Raises SettingsError."""
    settings = read_settings(os.environ)
    _make_folder("HEARD_DATA", settings.data)
    _make_folder("HEARD_KEYS", settings.keys)
    house = build_house(settings)
    if (context := click.get_current_context(silent=True)) is not None:
        context.call_on_close(house.books.dispose)
    return house


def ready_house() -> House:
    """The house, for a command that works with its books. Raises SettingsError, NotReady."""
    house = open_house()
    for book in (house.books.people, house.books.voices):
        if not is_current(book):
            raise NotReady(f"The {book.name} book is not at the newest schema: run `heard upgrade` first.")
    return house


def _make_folder(name: str, folder: Path) -> None:
    """Folders that we make are for our own system user alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingsError(f"{name} can't be made at {folder}: {error.strerror}.") from None


def bring_up(house: House) -> None:
    """Bring both books to the newest schema and make the keys that every council needs. Repeatable."""
    upgrade(house.books.people)
    upgrade(house.books.voices)
    make_codes_pepper(house.keys)
    if not house.keys.has(OPT_OUT_KEY):
        house.keys.make(OPT_OUT_KEY, random_key().encode())
    with house.books.voices.write() as voices:
        make_care_key(voices, house.keys, house.now().date())
