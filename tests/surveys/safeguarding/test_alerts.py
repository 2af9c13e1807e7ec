"""Alerts: every concern fetches a person, again and higher up until one has read it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from surveys.db.book import Book, Books
from surveys.safeguarding.alerts import (
    CLAIM_LASTS,
    NEXT_RUNG,
    alert_failed,
    alert_sent,
    claim_alerts,
    escalate_overdue,
    red_overdue,
)
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import steps_of
from surveys.safeguarding.duty import DutyRota

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
DUE = NOW + timedelta(hours=1)
ONE = "c" * 32


def concern(session: Session, name: str = ONE, level: str = "red") -> Concern:
    one = Concern(
        id=name, thread="t" * 32, level=level, state="new", sealed=b"sealed", received_hour=NOW, due_at=DUE
    )
    session.add(one)
    session.flush()
    return one


@pytest.fixture
def voices(books: Books) -> Book:
    with books.voices.write() as session:
        session.add(DutyRota(id=1, duty_lead="dora", deputy="dev", manager="mo"))
        concern(session)
    return books.voices


def test_an_alert_is_claimed_by_one_worker_and_again_when_that_one_died(voices: Book) -> None:
    with voices.write() as session:
        assert [one.handles for one in claim_alerts(session, NOW)] == [("dora",)]
        assert claim_alerts(session, NOW + timedelta(seconds=5)) == []
        assert len(claim_alerts(session, NOW + CLAIM_LASTS)) == 1


def test_G6_a_failed_alert_is_tried_again_for_ever(voices: Book) -> None:
    now, waits = NOW, []
    for _ in range(6):
        with voices.write() as session:
            [alert] = claim_alerts(session, now)
            alert_failed(session, alert.concern_id, now)
            again = session.get_one(Concern, ONE).alert_after
        assert again is not None
        waits.append((again - now).total_seconds() / 60)
        now = again
    assert waits == [1, 5, 15, 15, 15, 15]


def test_a_sent_alert_leaves_no_exact_time_behind(voices: Book) -> None:
    with voices.write() as session:
        claim_alerts(session, NOW)
        alert_sent(session, ONE, 0)
        session.expire_all()
        kept = session.get_one(Concern, ONE)
        assert (kept.alert_state, kept.alert_after) == ("sent", None)
        assert claim_alerts(session, NOW + timedelta(days=1)) == []


def test_G4_an_unread_concern_climbs_to_the_deputy_and_to_the_named_manager(voices: Book) -> None:
    told = []
    for moment in (NOW, DUE, DUE + NEXT_RUNG, DUE + 2 * NEXT_RUNG):
        with voices.write() as session:
            escalate_overdue(session, moment)
            for alert in claim_alerts(session, moment):
                told.append(alert.handles)
                alert_sent(session, alert.concern_id, alert.escalation)
    assert told == [("dora",), ("dev", "dora"), ("mo", "dev", "dora")]
    with voices.read() as session:
        assert [one.reason for one in steps_of(session, ONE)] == ["to the deputy", "to the manager"]


def test_G4_an_alert_in_hand_does_not_swallow_the_next_rungs(voices: Book) -> None:
    with voices.write() as session:
        [slow] = claim_alerts(session, NOW)
        escalate_overdue(session, DUE)
        alert_sent(session, slow.concern_id, slow.escalation)
        session.expire_all()
        assert [one.handles[0] for one in claim_alerts(session, DUE)] == ["dev"]


def test_an_empty_rung_is_passed_over(voices: Book) -> None:
    with voices.write() as session:
        session.get_one(DutyRota, 1).deputy = ""
        session.flush()
        escalate_overdue(session, DUE)
        assert [one.handles for one in claim_alerts(session, DUE)] == [("dora",)]


def test_without_a_rota_the_alert_waits_all_the_same(books: Books) -> None:
    with books.voices.write() as session:
        concern(session)
        assert [one.handles for one in claim_alerts(session, NOW)] == [()]


def test_what_was_read_is_neither_alerted_nor_escalated(voices: Book) -> None:
    with voices.write() as session:
        session.get_one(Concern, ONE).state = "read"
        session.flush()
        assert claim_alerts(session, NOW) == []
        assert escalate_overdue(session, DUE + timedelta(days=1)) == []


def test_red_past_its_clock_is_counted(voices: Book) -> None:
    with voices.write() as session:
        concern(session, "d" * 32, "amber")
        assert red_overdue(session, DUE) == 0
        assert red_overdue(session, DUE + timedelta(seconds=1)) == 1
