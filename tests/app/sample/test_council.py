"""The sample council loads once, on both engines, and goes on where an interrupted loading stopped."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.config import SettingsError
from app.sample.council import holds_sample, load_sample_council
from app.sample.reading import SampleBroken
from app.wiring import House
from surveys.db.book import Books
from surveys.people.contact import Contact
from surveys.people.invitation import Invitation
from surveys.people.schedule import Schedule
from surveys.people.staff_account import StaffAccount
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_item import ReadingItem
from surveys.voices.action import Action
from surveys.voices.finding import Finding
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round, State
from surveys.voices.sitting import Sitting
from surveys.voices.tally import Tally
from tests.support.sampleshire import SMALL, quiet, sample_house

INTERRUPTED = (
    "app.sample.council.make_audience",
    "app.sample.rounds.make_round_keys",
    "app.sample.rounds.open_round",
    "app.sample.crowd.finish",
    "app.sample.rounds.settle",
    "app.sample.rounds.close_and_mix",
    "app.sample.rounds.destroy_old_keys",
    "app.sample.meaning.draft_findings",
    "app.sample.meaning.publish_action",
    "app.sample.notes.take_comments",
    "app.sample.council.make_pulse",
)


class Stopped(BaseException):
    """Somebody pressed Ctrl-C."""


def what_is_there(house: House) -> dict[str, Any]:
    """Everything that a loading writes, without what is random."""
    with house.books.people.read() as people:
        found: dict[str, Any] = {
            row.__name__: people.query(row).count() for row in (Contact, Schedule, StaffAccount, Invitation)
        }
    with house.books.voices.read() as voices:
        rows = (Quote, Finding, Action, ReadingItem, Sitting)
        found |= {row.__name__: voices.query(row).count() for row in rows}
        found["rounds"] = Counter(
            (r.title, r.state, r.people, r.finished, r.asked) for r in voices.query(Round)
        )
        found["words"] = Counter(remark.words for remark in voices.query(Remark))
        found["tallies"] = Counter((t.question_id, t.cell, t.value, t.count) for t in voices.query(Tally))
        found["concerns"] = Counter((concern.level, concern.state) for concern in voices.query(Concern))
    return found


def test_it_loads_and_a_second_loading_changes_nothing(books: Books, tmp_path: Path) -> None:
    house = sample_house(books, tmp_path)
    assert not holds_sample(house)
    load_sample_council(house, quiet, SMALL)
    assert holds_sample(house)
    first = what_is_there(house)
    lines: list[str] = []
    load_sample_council(house, lines.append, SMALL)
    assert what_is_there(house) == first
    assert lines == []
    assert len(first["rounds"]) == 6


def stop_once(monkeypatch: pytest.MonkeyPatch, name: str, calls: int) -> None:
    """Make the function of that name stop everything, as a kill would, after some calls."""
    module, _, function = name.rpartition(".")
    real = getattr(__import__(module, fromlist=[function]), function)
    left = [calls]

    def stopping(*arguments: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            raise Stopped
        return real(*arguments, **named)

    monkeypatch.setattr(name, stopping)


def test_an_interrupted_loading_is_finished_by_the_next(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded: House
) -> None:
    house = sample_house(sqlite_books, tmp_path, loaded.now())
    for number, name in enumerate(INTERRUPTED):
        with monkeypatch.context() as patched:
            stop_once(patched, name, 7 if name.endswith("finish") else 1)
            with pytest.raises(Stopped):
                load_sample_council(house, quiet, SMALL)
        assert what_is_there(house)["Schedule"] == 0, number
    load_sample_council(house, quiet, SMALL)
    assert what_is_there(house) == what_is_there(loaded)


def test_each_step_is_told(sqlite_books: Books, tmp_path: Path) -> None:
    lines: list[str] = []
    load_sample_council(sample_house(sqlite_books, tmp_path), lines.append, SMALL)
    assert "Loading the sample council: children's round 1 of 2 …" in lines
    assert "Loading the sample council: staff round 2 of 2 …" in lines


def test_books_that_hold_something_else_are_left_alone(sqlite_books: Books, tmp_path: Path) -> None:
    house = sample_house(sqlite_books, tmp_path)
    with sqlite_books.people.write() as people:
        people.add(StaffAccount(handle="real", name="Real", email="real@council.example", roles=[]))
    with pytest.raises(SettingsError, match="HEARD_DATA"):
        load_sample_council(house, quiet, SMALL)
    with sqlite_books.people.read() as people:
        assert people.query(StaffAccount).count() == 1


def test_a_loading_that_is_finished_in_another_quarter_keeps_its_dates(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening = datetime(2026, 12, 31, 22, 0, tzinfo=UTC)
    with monkeypatch.context() as patched:
        stop_once(patched, "app.sample.rounds.close_and_mix", 2)
        with pytest.raises(Stopped):
            load_sample_council(sample_house(sqlite_books, tmp_path, evening), quiet, SMALL)
    house = sample_house(sqlite_books, tmp_path, evening + timedelta(days=3))
    load_sample_council(house, quiet, SMALL)
    with sqlite_books.voices.read() as voices:
        assert voices.query(Round).filter_by(state=State.OPEN).count() == 1
        assert voices.query(Round).filter(Round.state.in_(RESULTS)).count() == 5


def test_a_round_that_cannot_open_is_told_in_a_plain_sentence(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sample.rounds.open_planned", lambda house: 0)
    with pytest.raises(SampleBroken, match="did not open"):
        load_sample_council(sample_house(sqlite_books, tmp_path), quiet, SMALL)
