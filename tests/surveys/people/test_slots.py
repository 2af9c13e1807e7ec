"""The slot ledger: each date once, whatever the clock does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from surveys.db.book import Book, Books
from surveys.people.audience import Audience
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot
from surveys.people.slots import claim_slots, give_up_slots, slot_ends, slot_opens, slots_to_open

MONDAY = date(2026, 11, 16)
OPENS = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def plan(people: Book, **changes: Any) -> None:
    told: dict[str, Any] = {
        "id": "5" * 32, "audience_id": "a" * 32, "questionnaire": "staff_pulse", "title": "Pulse",
        "every_weeks": 1, "starts_on": MONDAY, "opens_at": time(9), "open_days": 5, "channel": "slack",
    }  # fmt: skip
    with people.write() as session:
        session.add(Audience(id="a" * 32, name="Staff", kind="staff"))
        session.flush()
        session.add(Schedule(**{**told, **changes}))


def ledger(people: Book) -> dict[str, str]:
    with people.read() as session:
        return {str(one.local_date): one.state for one in session.scalars(select(Slot))}


def claim_at(people: Book, now: datetime) -> int:
    with people.write() as session:
        return claim_slots(session, now)


def test_a_slot_is_due_at_its_minute_and_not_before(books: Books) -> None:
    plan(books.people)
    assert claim_at(books.people, OPENS - timedelta(seconds=1)) == 0
    assert claim_at(books.people, OPENS) == 1
    assert claim_at(books.people, OPENS + timedelta(hours=1)) == 0
    assert ledger(books.people) == {"2026-11-16": "due"}


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
def test_T6_a_clock_that_jumps_makes_no_second_slot(books: Books, jump: timedelta) -> None:
    plan(books.people)
    claim_at(books.people, OPENS + jump)
    for back in (OPENS - jump, OPENS, OPENS + jump, OPENS - jump, OPENS):
        claim_at(books.people, back)
    assert ledger(books.people) == {"2026-11-16": "due"}


def test_four_clocks_at_one_instant_claim_one_slot(books: Books) -> None:
    plan(books.people)
    with ThreadPoolExecutor(4) as pool:
        new = list(pool.map(lambda _: claim_at(books.people, OPENS), range(4)))
    assert sum(new) == 1


def test_T5_after_three_days_down_the_newest_open_slot_is_due_and_the_rest_are_missed(books: Books) -> None:
    plan(books.people)
    claim_at(books.people, OPENS + timedelta(days=16))  # two slots passed; the third opened two days ago
    assert ledger(books.people) == {"2026-11-16": "missed", "2026-11-23": "missed", "2026-11-30": "due"}


def test_T5_a_slot_whose_time_is_over_is_missed(books: Books) -> None:
    plan(books.people)
    claim_at(books.people, OPENS + timedelta(days=6))
    assert ledger(books.people) == {"2026-11-16": "missed"}


def test_a_slot_that_was_due_and_never_opened_is_given_up_at_its_end(books: Books) -> None:
    plan(books.people)
    claim_at(books.people, OPENS)
    with books.people.write() as session:
        assert give_up_slots(session, OPENS + timedelta(days=4)) == 0
        assert give_up_slots(session, OPENS + timedelta(days=5)) == 1
    assert ledger(books.people) == {"2026-11-16": "missed"}


def test_nobody_is_asked_twice_at_once_by_two_slots_that_waited(books: Books) -> None:
    plan(books.people, open_days=14)
    claim_at(books.people, OPENS)
    claim_at(books.people, OPENS + timedelta(days=7))
    with books.people.write() as session:
        give_up_slots(session, OPENS + timedelta(days=7))
    assert ledger(books.people) == {"2026-11-16": "missed", "2026-11-23": "due"}


def test_T8_a_paused_schedule_claims_nothing_and_opens_nothing(books: Books) -> None:
    plan(books.people)
    claim_at(books.people, OPENS)
    with books.people.write() as session:
        session.scalars(select(Schedule)).one().paused = True
        session.flush()
        assert slots_to_open(session) == []
    assert claim_at(books.people, OPENS + timedelta(days=7)) == 0


def test_T4_a_weekly_slot_keeps_its_local_hour_across_the_clock_change(books: Books) -> None:
    plan(books.people, starts_on=date(2027, 3, 22))
    with books.people.read() as session:
        schedule = session.scalars(select(Schedule)).one()
    assert slot_opens(schedule, date(2027, 3, 22)) == datetime(2027, 3, 22, 9, tzinfo=UTC)
    assert slot_opens(schedule, date(2027, 4, 5)) == datetime(2027, 4, 5, 8, tzinfo=UTC)
    assert slot_ends(schedule, date(2027, 3, 24)) == datetime(2027, 3, 29, 8, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_T3_a_slot_in_the_hour_of_the_clock_change_is_claimed_once(books: Books, day: date) -> None:
    # Sundays are no working days, so that the ledger is asked on the days around them, minute by minute.
    plan(books.people, starts_on=day, opens_at=time(1, 30))
    start = datetime.combine(day, time(0), UTC) - timedelta(hours=2)
    new = sum(claim_at(books.people, start + timedelta(minutes=30 * step)) for step in range(170))
    assert new == 1
