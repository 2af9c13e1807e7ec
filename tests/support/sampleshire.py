"""The sample council with a small crowd: loaded into given books, or once a run into a folder to copy."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from app.commands.house import bring_up
from app.config import read_settings
from app.sample.council import load_sample_council
from app.slack import OPT_OUT_KEY
from app.tryout.surroundings import SAMPLESHIRE
from app.wiring import House, build_house
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import make_codes_pepper
from tests.support.run_folder import one_at_a_time, run_folder

SATURDAY = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
SMALL = 0.0  # the smallest crowd that is mixed


def sample_house(books: Books, folder: Path, now: datetime = SATURDAY) -> House:
    """A house of Sampleshire on books that have their tables, with keys, at that moment."""
    settings = read_settings({**SAMPLESHIRE, "HEARD_DATA": str(folder)})
    house = House(settings, books, KeyFolder(folder / "keys"), lambda: now)
    make_codes_pepper(house.keys)
    house.keys.make(OPT_OUT_KEY, b"0" * 32)
    with books.voices.write() as voices:
        make_care_key(voices, house.keys, now.date())
    return house


def quiet(_line: str) -> None:
    """Say nothing."""


def small_data_folder(folder: Path) -> Path:
    """A data folder as a first start leaves it, with a small crowd; loaded once a run, copied each time."""
    made = run_folder() / "sampleshire"
    with one_at_a_time("sampleshire"):
        if not made.exists():
            half_made = made.with_suffix(".new")
            shutil.rmtree(half_made, ignore_errors=True)
            half_made.mkdir()
            house = build_house(read_settings({**SAMPLESHIRE, "HEARD_DATA": str(half_made)}))
            bring_up(house)
            load_sample_council(house, quiet, SMALL)
            house.books.dispose()
            half_made.rename(made)
    return Path(shutil.copytree(made, folder / "data"))


def load_at(house: House, fewer: float) -> House:
    """Load the sample council into this house's books, quietly; the house comes back."""
    load_sample_council(house, quiet, fewer)
    return house
