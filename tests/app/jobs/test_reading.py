"""The reading list fetches its readers: nobody has to think of it, and nothing waits unseen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.clock import jobs_of
from app.jobs.reading import fetch_readers
from bots.post.sender import NotSent
from surveys.db.book import Books
from surveys.people.staff_account import StaffAccount
from surveys.safeguarding.care_box import CareWords, care_private
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.reading_list import add_to_list, mark_read, open_list
from tests.support.staff_pulse import Staff, build_staff

FRIDAY = datetime(2026, 11, 20, 17, 5, tzinfo=UTC)
SATURDAY, MONDAY, TUESDAY = (FRIDAY.replace(day=day, hour=9) for day in (21, 23, 24))
WORDS = "the man next door makes me come round when mum is out"


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Staff:
    """Words that no rule hears, written on a Friday at 17:05."""
    built = build_staff(books, tmp_path)
    with built.house.books.people.write() as people:
        for handle, role in (("dora", "duty_lead"), ("dev", "deputy"), ("mo", "manager")):
            address = f"{handle}@council.example"
            people.add(StaffAccount(handle=handle, name=handle, email=address, roles=[role], active=True))
    with built.house.books.voices.write() as voices:
        voices.add(DutyRota(id=1, duty_lead="dora", deputy="dev", manager="mo"))
        add_to_list(voices, None, CareWords(WORDS, {}), FRIDAY.date())
    return built


def fetched_at(staff: Staff, moment: datetime) -> list[str]:
    """Who gets a letter at that moment."""
    staff.clock.moment = moment
    before = len(staff.letters.letters)
    fetch_readers(staff.house, staff.letters, staff.slack)
    return [letter[0].split("@")[0] for letter in staff.letters.letters[before:]]


def test_G0_words_of_friday_evening_fetch_their_readers_on_monday_morning_once(staff: Staff) -> None:
    assert fetched_at(staff, FRIDAY) == fetched_at(staff, SATURDAY) == []
    assert fetched_at(staff, MONDAY.replace(hour=8, minute=29)) == []
    assert sorted(fetched_at(staff, MONDAY)) == ["dev", "dora"]
    assert fetched_at(staff, MONDAY + timedelta(hours=3)) == []


def test_G0_words_that_waited_too_long_fetch_the_manager_too(staff: Staff) -> None:
    fetched_at(staff, MONDAY)
    assert sorted(fetched_at(staff, TUESDAY)) == ["dev", "dora", "mo"]


def test_G0_nobody_is_fetched_to_a_list_that_was_read(staff: Staff) -> None:
    with staff.house.books.voices.write() as voices:
        texts, empty = open_list(voices, care_private(staff.house.keys))
        mark_read(voices, [one.id for one in texts] + empty, FRIDAY.date())
    assert fetched_at(staff, TUESDAY) == []


def test_G6_with_mail_down_the_readers_are_fetched_as_soon_as_it_is_back(staff: Staff) -> None:
    staff.letters.failing = NotSent("not_connected", permanent=False)
    assert fetched_at(staff, MONDAY) == []
    staff.letters.failing = None
    assert sorted(fetched_at(staff, MONDAY + timedelta(minutes=5))) == ["dev", "dora"]


def test_a_letter_about_the_list_holds_nothing_that_was_said(staff: Staff) -> None:
    fetched_at(staff, MONDAY)
    told = " ".join(str(part) for letter in staff.letters.letters for part in letter)
    assert "/desk/reading" in told and "next door" not in told


def test_the_worker_looks_at_the_list(staff: Staff) -> None:
    assert "reading" in jobs_of(staff.house)
