"""A concern that can't wait becomes red, once; haste is only ever added."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.safeguarding.care_box import CareWords, make_care_key
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.desk import steps_of
from surveys.safeguarding.sooner import sooner
from surveys.safeguarding.triage import Level, Reason, Triage

NOW = datetime(2026, 11, 18, 10, tzinfo=UTC)
LATER = NOW + timedelta(minutes=20)


def raised(books: Books, folder: Path, level: Level, state: str = "new") -> str:
    with books.voices.write() as session:
        make_care_key(session, KeyFolder(folder / "keys"), NOW.date())
        seen = Triage(level, (Reason("x", "x", level, 0, 0),))
        concern = raise_concern(session, seen, CareWords("words", {}), None, "", NOW)
        concern.alert_state, concern.state = "sent", state
        return concern.id


def after(books: Books, concern_id: str) -> Concern:
    with books.voices.write() as session:
        assert sooner(session, concern_id, "ada", "sounds afraid", LATER)
    with books.voices.read() as session:
        steps = [(one.handle, one.reason) for one in steps_of(session, concern_id)]
        assert steps == [("ada", "sounds afraid")]
        return session.get_one(Concern, concern_id)


def test_an_amber_concern_becomes_red_and_somebody_is_told_again(books: Books, tmp_path: Path) -> None:
    concern = after(books, raised(books, tmp_path, Level.AMBER))
    assert (concern.level, concern.alert_state) == ("red", "waiting")
    assert concern.due_at <= LATER + timedelta(hours=1)


def test_a_red_one_keeps_its_clock(books: Books, tmp_path: Path) -> None:
    concern = after(books, raised(books, tmp_path, Level.RED))
    assert (concern.due_at, concern.alert_state) == (NOW + timedelta(hours=1), "sent")


@pytest.mark.parametrize("state", ["read", "acting", "closed"])
def test_one_that_was_read_keeps_its_state(books: Books, tmp_path: Path, state: str) -> None:
    concern = after(books, raised(books, tmp_path, Level.AMBER, state))
    assert (concern.level, concern.state) == ("amber", state)


def test_there_is_no_haste_for_what_is_not_there(books: Books) -> None:
    with books.voices.write() as session:
        assert not sooner(session, "nobody", "ada", "", NOW)
