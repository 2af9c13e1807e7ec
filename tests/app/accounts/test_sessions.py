"""Server-side sessions (W12)."""

from datetime import UTC, datetime, timedelta

import pytest

from app.accounts.sessions import IDLE, LONGEST, begin, end, find_staff, needs_touch, touch
from surveys.db.book import Books
from surveys.people.staff_account import StaffAccount
from surveys.people.staff_session import StaffSession

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _ada(books: Books) -> None:
    with books.people.write() as session:
        session.add(
            StaffAccount(handle="ada", name="Ada", email="ada@council.example", roles=["team_member"])
        )


def test_W12_a_session_is_found_by_its_token_and_kept_as_a_hash(books: Books) -> None:
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        found = find_staff(session, token, NOW)
        assert found is not None and found.handle == "ada" and found.roles == {"team_member"}
        assert session.get(StaffSession, token) is None


def test_W12_a_session_ends_after_an_idle_time(books: Books) -> None:
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        assert find_staff(session, token, NOW + IDLE - timedelta(seconds=1)) is not None
        assert find_staff(session, token, NOW + IDLE) is None


def test_W12_a_session_ends_after_a_working_day_however_busy(books: Books) -> None:
    moment = NOW
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        while moment < NOW + LONGEST:
            assert find_staff(session, token, moment) is not None
            touch(session, token, moment)
            moment += IDLE / 2
        assert find_staff(session, token, moment) is None


def test_W12_a_changed_role_counts_at_once(books: Books) -> None:
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        session.get_one(StaffAccount, "ada").roles = ["board_reader"]
        session.flush()
        found = find_staff(session, token, NOW)
        assert found is not None and found.roles == {"board_reader"}


def test_W12_switching_an_account_off_ends_its_session(books: Books) -> None:
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        session.get_one(StaffAccount, "ada").active = False
        session.flush()
        assert find_staff(session, token, NOW) is None


def test_W12_signing_out_ends_the_session(books: Books) -> None:
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        end(session, token)
        assert find_staff(session, token, NOW) is None


def test_being_seen_is_written_down_once_a_minute(books: Books) -> None:
    with books.people.write() as session:
        token = begin(session, "ada", NOW)
        assert not needs_touch(session, token, NOW + timedelta(seconds=30))
        assert needs_touch(session, token, NOW + timedelta(minutes=1))


def test_a_token_of_any_characters_finds_nobody(books: Books) -> None:
    with books.people.read() as session:
        assert find_staff(session, "\ud800 ⛔ \x00", NOW) is None
