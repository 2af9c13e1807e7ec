"""Reminders in their days: two at most, none after an answer, the same link."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.jobs.reminders import remind
from surveys.db.book import Books
from surveys.people.invitations import mark_answered
from tests.support.staff_pulse import Staff, everything_said, in_slack

ROBIN, SAM = "U0SAMPLE01", "U0SAMPLE02"


@pytest.fixture
def staff(books: Books, tmp_path: Path) -> Iterator[Staff]:
    with in_slack(books, tmp_path, people=2) as built:
        built.schedule(open_days=14, every_weeks=3)
        built.tick()
        yield built


def test_two_reminders_in_two_weeks_and_never_a_third(staff: Staff) -> None:
    seen = []
    for _ in range(14):
        staff.clock.move(days=1)
        staff.tick()
        seen.append(len(staff.messages_to(ROBIN)))
    assert seen == [1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3]


def test_a_reminder_opens_the_form_and_so_does_the_first_message(staff: Staff) -> None:
    staff.clock.move(days=3)
    staff.tick()
    assert "Still open until Monday 30 November" in everything_said(staff)
    tokens = {
        element["value"]
        for message in staff.messages_to(ROBIN)
        for block in message["blocks"]
        for element in block.get("elements", [])
        if element.get("action_id") == "pulse_open"
    }
    assert len(tokens) == 1
    assert staff.open_form(ROBIN)["title"]["text"] == "Your check-in"


def test_T11_who_answered_is_never_reminded(staff: Staff) -> None:
    with staff.house.books.people.write() as people:
        mark_answered(people, staff.invitation_of(ROBIN).id)
    for _ in range(10):
        staff.clock.move(days=1)
        staff.tick()
    assert len(staff.messages_to(ROBIN)) == 1
    assert len(staff.messages_to(SAM)) == 3


def test_T11_an_answer_between_writing_and_sending_stops_the_reminder(staff: Staff) -> None:
    staff.clock.move(days=3)
    assert remind(staff.house) == 2
    with staff.house.books.people.write() as people:
        mark_answered(people, staff.invitation_of(ROBIN).id)
    staff.post.run()
    assert len(staff.messages_to(ROBIN)) == 1
    assert staff.states("reminder-1") == ["sent", "skipped"]


def test_after_downtime_only_one_reminder_comes(staff: Staff) -> None:
    staff.clock.move(days=8)
    staff.tick()
    staff.tick()
    assert len(staff.messages_to(ROBIN)) == 2


def test_T8_a_paused_pulse_reminds_nobody(staff: Staff) -> None:
    staff.schedule(paused=True)
    staff.clock.move(days=3)
    staff.tick()
    assert len(staff.messages_to(ROBIN)) == 1


def test_the_raw_link_is_nowhere_in_the_book_between_two_messages(staff: Staff) -> None:
    staff.clock.move(days=3)
    staff.tick()
    kinds = ("invitation", "reminder-1")
    assert {one.token for kind in kinds for one in staff.deliveries(kind)} == {""}
