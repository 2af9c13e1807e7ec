"""The outbox: claimed once, never forgotten, never sent twice by a worker that lost its lease."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.book import Book, Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitations import invite_all, mark_answered
from surveys.people.outbox import LEASE, LONGEST_BACK_OFF, claim, later, never_left, sent, skip, still_wanted
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLOSES = NOW + timedelta(days=7)
ROUND, AUDIENCE, PULSE = "r" * 32, "a" * 32, "5" * 32


def invite(session: Session, people: int = 1, **contact: str) -> None:
    session.add(Audience(id=AUDIENCE, name="Staff", kind="staff"))
    session.flush()
    for number in range(people):
        told = {"slack_user": f"U{number:04}", "email": f"staff{number}@council.example", **contact}
        session.add(Contact(audience_id=AUDIENCE, **told))
    session.flush()
    invite_all(session, ROUND, AUDIENCE, 5, "slack", NOW, CLOSES)


@pytest.fixture
def people(books: Books) -> Book:
    with books.people.write() as session:
        invite(session)
    return books.people


def only(people: Book) -> Delivery:
    with people.read() as session:
        return session.scalars(select(Delivery)).one()


def test_a_message_is_claimed_by_one_worker_only(people: Book) -> None:
    with people.write() as session:
        one = claim(session, "first", NOW)
        assert one is not None and not one.doubtful
        assert claim(session, "second", NOW) is None


def test_a_claim_whose_worker_died_is_doubtful(people: Book) -> None:
    with people.write() as session:
        claim(session, "first", NOW)
    with people.write() as session:
        again = claim(session, "second", NOW + LEASE + timedelta(seconds=1))
    assert again is not None and again.doubtful


def test_a_sent_message_forgets_its_link_and_is_never_claimed_again(people: Book) -> None:
    with people.write() as session:
        one = claim(session, "first", NOW)
        assert one is not None and one.token
        sent(session, one.delivery_id)
        assert claim(session, "first", NOW + timedelta(days=1)) is None
    assert only(people).token == ""


def test_a_worker_that_lost_its_lease_puts_nothing_back(people: Book) -> None:
    with people.write() as session:
        one = claim(session, "slow", NOW)
        assert one is not None
        other = claim(session, "quick", NOW + LEASE + timedelta(seconds=1))
        assert other is not None
        later(session, one.delivery_id, NOW, "no answer", doubtful=False, worker="slow")
        skip(session, one.delivery_id, "user_disabled", worker="slow")
    assert (only(people).state, only(people).claimed_by) == ("claimed", "quick")


def test_what_was_sent_stays_sent_whatever_a_slow_worker_says(people: Book) -> None:
    with people.write() as session:
        one = claim(session, "slow", NOW)
        assert one is not None
        sent(session, one.delivery_id)
        later(session, one.delivery_id, NOW, "no answer", doubtful=True)
        skip(session, one.delivery_id, "gone")
    assert only(people).state == "sent"


def test_S10_a_long_outage_delays_a_message_and_loses_it_never(people: Book) -> None:
    now = NOW
    for _ in range(40):
        with people.write() as session:
            one = claim(session, "first", now)
            assert one is not None
            later(session, one.delivery_id, now, "slack_failed", doubtful=False)
        waits = only(people).not_before - now
        assert waits <= LONGEST_BACK_OFF
        now += waits
    assert only(people).state == "waiting"


def test_what_could_not_leave_before_the_close_has_failed_and_is_told(people: Book) -> None:
    with people.write() as session:
        one = claim(session, "first", NOW)
        assert one is not None
        later(session, one.delivery_id, NOW, "slack_failed", doubtful=False)
        assert never_left(session) == 0
        assert claim(session, "first", CLOSES) is None
        assert never_left(session) == 1
    assert (only(people).state, only(people).reason, only(people).token) == ("failed", "slack_failed", "")


def test_thousands_of_overdue_messages_end_in_one_claim(books: Books) -> None:
    with books.people.write() as session:
        invite(session, people=1_200)
    with books.people.write() as session:
        assert claim(session, "first", CLOSES) is None
        assert set(session.scalars(select(Delivery.state))) == {"skipped"}


@pytest.mark.parametrize("what", ["opted_out_on", "left_on"])
def test_nobody_is_written_to_who_opted_out_or_left_meanwhile(people: Book, what: str) -> None:
    with people.write() as session:
        one = claim(session, "first", NOW)
        assert one is not None and still_wanted(session, one.delivery_id)
        setattr(session.scalars(select(Contact)).one(), what, NOW.date())
        session.flush()
        assert not still_wanted(session, one.delivery_id)


def test_T11_a_claimed_reminder_is_not_wanted_once_the_person_has_answered(people: Book) -> None:
    with people.write() as session:
        first = session.scalars(select(Delivery)).one()
        sent(session, first.id)
        told = {"kind": "reminder-1", "channel": "slack", "not_before": NOW, "expires_at": CLOSES}
        session.add(Delivery(invitation_id=first.invitation_id, **told))
        session.flush()
        one = claim(session, "first", NOW)
        assert one is not None and one.kind == "reminder-1" and still_wanted(session, one.delivery_id)
        mark_answered(session, first.invitation_id)
        assert not still_wanted(session, one.delivery_id)


def test_T8_a_paused_schedules_messages_wait(people: Book) -> None:
    with people.write() as session:
        schedule = Schedule(
            id=PULSE, audience_id=AUDIENCE, questionnaire="staff_pulse", title="Pulse", every_weeks=1,
            starts_on=NOW.date(), opens_at=time(9), open_days=5, channel="slack", paused=True,
        )  # fmt: skip
        session.add(schedule)
        session.flush()
        session.add(Slot(schedule_id=PULSE, local_date=NOW.date(), round_id=ROUND, state="invited"))
        session.flush()
        assert claim(session, "first", NOW) is None
        schedule.paused = False
        session.flush()
        assert claim(session, "first", NOW) is not None
