"""Reminders: for those who have not answered, with the link they know, once each."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.invitations import find_invitation, invite_all, mark_answered
from surveys.people.outbox import sent
from surveys.people.reminders import write_reminders

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
KEY, ROUND, AUDIENCE = b"k" * 32, "r" * 32, "a" * 32


def asked(session: Session, arrived: bool = True) -> Invitation:
    session.add(Audience(id=AUDIENCE, name="Staff", kind="staff"))
    session.flush()
    session.add(Contact(audience_id=AUDIENCE, slack_user="U1"))
    session.flush()
    opened = NOW - timedelta(days=3)
    invite_all(session, ROUND, AUDIENCE, 5, "slack", opened, opened + timedelta(days=7), KEY)
    if arrived:
        sent(session, session.scalars(select(Delivery.id)).one())
    return session.scalars(select(Invitation)).one()


def remind(session: Session, kind: str = "reminder-1", key: bytes = KEY) -> int:
    return write_reminders(session, ROUND, kind, key, NOW)


def test_who_has_not_answered_is_reminded_once_a_kind_by_the_same_link(books: Books) -> None:
    with books.people.write() as session:
        invitation = asked(session)
        assert [remind(session), remind(session), remind(session, "reminder-2")] == [1, 0, 1]
        tokens = list(session.scalars(select(Delivery.token).where(Delivery.kind != "invitation")))
        assert [find_invitation(session, one) for one in tokens] == [invitation, invitation]


def test_T11_who_has_answered_is_not_reminded(books: Books) -> None:
    with books.people.write() as session:
        mark_answered(session, asked(session).id)
        session.expire_all()
        assert remind(session) == 0


@pytest.mark.parametrize("what", ["opted_out_on", "left_on"])
def test_who_opted_out_or_left_is_not_reminded(books: Books, what: str) -> None:
    with books.people.write() as session:
        asked(session)
        session.execute(update(Contact).values({what: NOW.date()}))
        assert remind(session) == 0


def test_whom_the_invitation_never_reached_is_not_reminded_of_it(books: Books) -> None:
    with books.people.write() as session:
        asked(session, arrived=False)
        assert remind(session) == 0


def test_a_link_that_leads_nowhere_is_not_sent(books: Books) -> None:
    with books.people.write() as session:
        asked(session)
        assert remind(session, key=b"another key") == 0
