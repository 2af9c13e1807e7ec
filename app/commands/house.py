"""The house that a command works with: settings from the environment, books at the newest schema."""

import os

from app.config import read_settings
from app.migrate import upgrade
from app.slack import OPT_OUT_KEY
from app.wiring import House, build_house
from surveys.db.types import random_key
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import make_codes_pepper


def open_house() -> House:
    """The house of this machine's settings. Raises SettingsError."""
    settings = read_settings(os.environ)
    settings.data.mkdir(parents=True, exist_ok=True)
    settings.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    return build_house(settings)


def bring_up(house: House) -> None:
    """Bring both books to the newest schema and make the keys that every council needs. Repeatable."""
    upgrade(house.books.people)
    upgrade(house.books.voices)
    make_codes_pepper(house.keys)
    if not house.keys.has(OPT_OUT_KEY):
        house.keys.make(OPT_OUT_KEY, random_key().encode())
    with house.books.voices.write() as voices:
        make_care_key(voices, house.keys, house.now().date())
