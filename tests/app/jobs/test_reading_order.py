"""What people read next is planned by what the machine found, drawn honestly, and again when few are left."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

import app.jobs.reading_order as reading_order
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from app.config import read_settings
from app.jobs.heavy import theme_everything
from app.jobs.reading_order import plan_orders
from app.library import codebook_in_use
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.voices.next_to_read import NextToRead
from tests.support.remarks import round_of_remarks

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
MANY = 30


@pytest.fixture
def house(sqlite_books: Books, tmp_path: Path) -> Iterator[House]:
    settings = read_settings({"HEARD_DATA": str(tmp_path)})
    built = House(settings, sqlite_books, KeyFolder(tmp_path / "keys"), lambda: NOW)
    with built.books.voices.write() as voices:
        round_of_remarks(voices, [(f"p{at}", f"my worker changed {at}") for at in range(MANY)])
    yield built


def planned(house: House) -> int:
    with house.books.voices.read() as voices:
        return voices.scalar(select(func.count()).select_from(NextToRead)) or 0


def read(house: House, *places: int) -> None:
    coder = Coder("ada", NOW.date(), codebook_in_use(house))
    with house.books.voices.write() as voices:
        for at in places:
            note_coded(voices, f"r-{at}", coder, ["worker-changes"], (), "rules")


def test_a_round_is_planned_once_the_machine_has_read_it(house: House) -> None:
    theme_everything(house)
    assert plan_orders(house) == 1 and planned(house) == MANY
    assert plan_orders(house) == 0


def test_it_is_planned_again_when_few_are_left_and_people_went_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_order, "LOOKED_AT", 10)
    theme_everything(house)
    plan_orders(house)
    with house.books.voices.write() as voices:
        voices.execute(delete(NextToRead).where(NextToRead.place > 5))
    read(house, 1, 2, 3)
    assert plan_orders(house) == 1 and 5 < planned(house) <= 10
    assert plan_orders(house) == 0


def test_while_all_that_is_unread_is_planned_no_order_changes_under_peoples_hands(house: House) -> None:
    theme_everything(house)
    plan_orders(house)
    read(house, 1, 2, 3)
    assert plan_orders(house) == 0


def test_while_enough_is_planned_nothing_is_planned_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_order, "FEW", 10)
    theme_everything(house)
    plan_orders(house)
    read(house, 1)
    assert plan_orders(house) == 0
    with house.books.voices.write() as voices:
        voices.execute(delete(NextToRead).where(NextToRead.place > 5))
    assert plan_orders(house) == 1


def test_the_machine_looks_at_some_where_there_are_very_many(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_order, "LOOKED_AT", 10)
    theme_everything(house)
    plan_orders(house)
    assert planned(house) == 10
