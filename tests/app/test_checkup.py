"""The check-up: everything an administrator must mend is named, and what is well is said to be well."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.checkup import check_up
from app.commands.house import bring_up
from app.config import read_settings
from app.jobs.tidying import note_heartbeat
from app.wiring import House, the_time
from surveys.db.book import Book, Books
from surveys.keys.folder import KeyFolder
from surveys.people.workspace import pause_workspace
from surveys.voices.mixer import close_round
from surveys.voices.quarantine import Quarantined
from surveys.voices.round_keys import destroy_round_keys
from tests.support.books import BookUrls
from tests.support.rounds import CLOSES, sample_round


@pytest.fixture
def house(empty_book_urls: BookUrls, tmp_path: Path) -> Iterator[House]:
    books = Books(Book("people", empty_book_urls.people), Book("voices", empty_book_urls.voices))
    opened = House(
        read_settings({"HEARD_DATA": str(tmp_path)}), books, KeyFolder(tmp_path / "keys"), the_time
    )
    bring_up(opened)
    note_heartbeat(opened)
    yield opened
    books.dispose()


def mend(house: House) -> list[str]:
    """What must be mended, without what stands in the way of a children's round."""
    found = [one.what for one in check_up(house) if not one.good]
    return [what for what in found if not what.startswith("Children's rounds")]


def test_a_new_house_is_well_but_for_its_duty_team(house: House) -> None:
    assert mend(house) == []
    assert any(not one.good for one in check_up(house))


def test_a_worker_that_stopped_is_named(house: House) -> None:
    late = House(house.settings, house.books, house.keys, lambda: the_time() + timedelta(minutes=11))
    assert mend(late) == ["The worker has not run in the last 10 minutes: start `heard worker`."]


@pytest.mark.parametrize("other", [None, b"another key of 32 bytes, not ours"[:32]])
def test_a_care_key_that_is_gone_or_another_is_named(house: House, other: bytes | None) -> None:
    house.keys.destroy("care/private")
    if other:
        house.keys.make("care/private", other)
    assert ["no care key that fits" in one for one in mend(house)] == [True]


def test_a_paused_slack_is_named_with_its_reason(house: House) -> None:
    with house.books.people.write() as people:
        pause_workspace(people, "token_revoked")
    assert mend(house) == ["Slack is paused: token_revoked."]


def test_a_round_that_waits_for_the_mixer_and_one_whose_key_is_gone_are_named(house: House) -> None:
    sample = sample_round(house.books.voices, house.settings.data)
    assert mend(house) == []
    with house.books.voices.write() as voices:
        close_round(voices, sample.round_id, CLOSES)
    assert mend(house) == ["Closed rounds that wait for the mixer: 1."]
    destroy_round_keys(house.keys, sample.round_id)
    assert "The key of “A sample round” is gone: what was said in it can't be opened." in mend(house)


def test_an_envelope_set_aside_is_named(house: House) -> None:
    sample = sample_round(house.books.voices, house.settings.data)
    with house.books.voices.write() as voices:
        voices.add(Quarantined(id="q" * 32, round_id=sample.round_id, why="broken", sealed=b"x"))
    assert mend(house) == ["Envelopes set aside because they would not open: 1."]


def test_a_server_that_is_away_is_a_finding_and_no_trace(tmp_path: Path) -> None:
    away = f"postgresql://heard@/people?host={tmp_path}"
    books = Books(Book("people", away), Book("voices", f"sqlite:///{tmp_path / 'voices.sqlite'}"))
    house = House(read_settings({"HEARD_DATA": str(tmp_path)}), books, KeyFolder(tmp_path / "keys"), the_time)
    assert [one.what for one in check_up(house)] == [
        "The people book can't be reached: check its address and its server.",
        "The voices book is not at the newest schema: run `heard upgrade`.",
    ]
    books.dispose()
