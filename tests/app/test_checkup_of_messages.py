"""A check-up tells what did not reach people: messages, and dates of pulses."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.checkup import check_up
from app.jobs.rounds import run_schedules
from app.migrate import upgrade
from surveys.db.book import Book, Books
from surveys.people.delivery import Delivery
from tests.support.books import BookUrls
from tests.support.staff_pulse import Staff, build_staff


@pytest.fixture
def staff(empty_book_urls: BookUrls, tmp_path: Path) -> Iterator[Staff]:
    books = Books(
        people=Book("people", empty_book_urls.people), voices=Book("voices", empty_book_urls.voices)
    )
    upgrade(books.people)
    upgrade(books.voices)
    yield build_staff(books, tmp_path, people=2)
    books.dispose()


def wrong(staff: Staff) -> str:
    return " ".join(one.what for one in check_up(staff.house) if not one.good)


def test_messages_that_never_left_are_told(staff: Staff) -> None:
    run_schedules(staff.house)
    assert "in vain" not in wrong(staff)
    with staff.house.books.people.write() as people:
        people.query(Delivery).first().state = "failed"  # type: ignore[union-attr]
    assert "tried in vain until their round closed: 1" in wrong(staff)


def test_T5_missed_dates_are_told_for_two_weeks(staff: Staff) -> None:
    staff.clock.move(days=8)
    run_schedules(staff.house)
    assert "missed in the last two weeks: 1" in wrong(staff)
    staff.clock.moment += timedelta(days=7)
    assert "missed in the last two weeks" not in wrong(staff)
