"""Once a night the worker learns: at six in the evening, or as soon as the machine is on."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

import app.jobs.learning as learning
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from app.config import read_settings
from app.jobs.learning import learn_all, learn_tonight, night_of
from app.library import codebook_in_use
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.voices.theming_model import ThemingModel
from tests.support.remarks import round_of_remarks
from tests.support.young_people import Clock

MORNING, EVENING = datetime(2026, 7, 6, 9, tzinfo=UTC), datetime(2026, 7, 6, 17, 1, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(EVENING)


@pytest.fixture
def house(sqlite_books: Books, tmp_path: Path, clock: Clock) -> Iterator[House]:
    built = House(
        read_settings({"HEARD_DATA": str(tmp_path)}), sqlite_books, KeyFolder(tmp_path / "keys"), clock
    )
    with built.books.voices.write() as voices:
        round_of_remarks(voices, [(f"p{at}", f"my worker changed {at}") for at in range(20)])
    yield built


def read(house: House, start: int, stop: int) -> None:
    coder = Coder("ada", house.now().date(), codebook_in_use(house))
    with house.books.voices.write() as voices:
        for at in range(start, stop):
            note_coded(voices, f"r-{at}", coder, ["worker-changes"], (), "rules")


def learned(house: House) -> int:
    with house.books.voices.read() as voices:
        return voices.scalar(select(func.count()).select_from(ThemingModel)) or 0


@pytest.mark.parametrize(
    ("now", "night"),
    [
        (datetime(2026, 7, 6, 16, 59, tzinfo=UTC), date(2026, 7, 5)),
        (datetime(2026, 7, 6, 17, 0, tzinfo=UTC), date(2026, 7, 6)),
        (datetime(2026, 12, 6, 17, 59, tzinfo=UTC), date(2026, 12, 5)),
        (datetime(2026, 12, 6, 18, 0, tzinfo=UTC), date(2026, 12, 6)),
    ],
)
def test_a_night_begins_at_six_in_london_in_summer_and_in_winter(now: datetime, night: date) -> None:
    assert night_of(now) == night


def test_what_was_read_today_is_learned_tonight_and_once(house: House, clock: Clock) -> None:
    clock.moment = MORNING
    learn_tonight(house)
    read(house, 0, 12)
    assert not learn_tonight(house) and learned(house) == 0
    clock.moment = EVENING
    assert learn_tonight(house) and learned(house) == 1
    read(house, 12, 14)
    clock.moment = EVENING.replace(hour=22)
    assert not learn_tonight(house) and learned(house) == 1


def test_a_machine_that_was_off_learns_when_it_is_on_again(house: House, clock: Clock) -> None:
    learn_tonight(house)
    read(house, 0, 12)
    clock.moment = EVENING.replace(day=9, hour=8)
    assert learn_tonight(house) and learned(house) == 1
    assert not learn_tonight(house)


def test_a_night_on_which_nothing_was_read_writes_no_model(house: House) -> None:
    assert learn_tonight(house) and learned(house) == 0


def test_learning_that_fails_holds_up_neither_groups_nor_score_cards(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def fails(_: House) -> None:
        raise ValueError("somebody's words")

    monkeypatch.setattr(learning, "learn_all", fails)
    monkeypatch.setattr(learning, "offer_groups_of", lambda _: done.append("groups"))
    monkeypatch.setattr(learning, "score_themes", lambda _: done.append("scores"))
    assert learn_tonight(house) and done == ["groups", "scores"]
    assert "the night's learning failed: ValueError" in caplog.text and "words" not in caplog.text


def test_a_worker_that_is_stopped_ends_before_the_next_step_and_begins_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, done = threading.Event(), []
    monkeypatch.setattr(learning, "learn_all", lambda _: stopped.set())
    monkeypatch.setattr(learning, "offer_groups_of", lambda _: done.append("groups"))
    assert not learn_tonight(house, stopped) and done == []
    stopped.clear()
    monkeypatch.setattr(learning, "learn_all", lambda _: done.append("learned"))
    assert learn_tonight(house, stopped) and done == ["learned", "groups"]


def test_each_kind_of_round_learns_for_itself(house: House) -> None:
    read(house, 0, 12)
    made = learn_all(house)
    assert (made["staff"], made["import"]) == (None, None)
    assert made["children"] is not None and made["children"].codes == 12
