"""Invitations: who is asked, which label travels, and what an answer ends."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.invitations import (
    find_for_slack_user,
    find_invitation,
    invite_all,
    mark_answered,
    start_with,
)
from surveys.people.secrets import link_token

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROUND, AUDIENCE = "r" * 32, "a" * 32


def staff(session: Session, *groups: str, **contact: object) -> None:
    session.add(Audience(id=AUDIENCE, name="Staff", kind="staff"))
    session.flush()
    for number, group in enumerate(groups):
        told = {"slack_user": f"U{number:04}", "email": f"staff{number}@council.example", **contact}
        session.add(Contact(audience_id=AUDIENCE, group_label=group, **told))
    session.flush()


def invite(session: Session, links: bytes = b"") -> int:
    return invite_all(session, ROUND, AUDIENCE, 5, "slack", NOW, NOW + timedelta(days=7), links)


def test_a_label_travels_only_where_it_stands_for_2k_people(books: Books) -> None:
    with books.people.write() as session:
        staff(session, *["big"] * 10, *["nearly"] * 9)
        assert invite(session) == 19
        labels = list(session.scalars(select(Invitation.group_label)))
    assert labels.count("big") == 10
    assert labels.count("") == 9


def test_who_opted_out_or_left_is_not_asked_and_does_not_make_a_label_large(books: Books) -> None:
    with books.people.write() as session:
        staff(session, *["team"] * 11)
        first, second, *_ = session.scalars(select(Contact))
        first.opted_out_on, second.left_on = date(2026, 1, 1), date(2026, 1, 1)
        session.flush()
        assert invite(session) == 9
        assert set(session.scalars(select(Invitation.group_label))) == {""}


def test_inviting_again_after_a_kill_adds_nobody_twice(books: Books) -> None:
    with books.people.write() as session:
        staff(session, *["team"] * 10)
        assert invite(session) == invite(session) == 10
        assert len(session.scalars(select(Delivery)).all()) == 10


def test_whom_slack_does_not_reach_gets_a_letter(books: Books) -> None:
    with books.people.write() as session:
        staff(session, "team", slack_user=None)
        invite(session)
        assert session.scalars(select(Delivery.channel)).one() == "email"


def test_the_book_holds_a_links_hash_and_the_key_makes_the_same_link_again(books: Books) -> None:
    with books.people.write() as session:
        staff(session, "team")
        invite(session, b"k" * 32)
        invitation, delivery = (
            session.scalars(select(Invitation)).one(),
            session.scalars(select(Delivery)).one(),
        )
        assert delivery.token == link_token(b"k" * 32, invitation.id)
        assert delivery.token not in invitation.token_hash
        assert find_invitation(session, delivery.token) is invitation
        assert find_invitation(session, link_token(b"x" * 32, invitation.id)) is None


def test_an_invitation_begins_three_sittings_and_no_fourth(books: Books) -> None:
    with books.people.write() as session:
        staff(session, "team")
        invite(session)
        name = session.scalars(select(Invitation.id)).one()
        assert [start_with(session, name) for _ in range(4)] == [1, 2, 3, None]
        assert start_with(session, "unknown") is None


def test_a_slack_user_leads_to_the_invitation_of_that_round_only(books: Books) -> None:
    with books.people.write() as session:
        staff(session, "team")
        invite(session)
        assert find_for_slack_user(session, "U0000", ROUND) is not None
        assert find_for_slack_user(session, "U0000", "x" * 32) is None
        assert find_for_slack_user(session, "U9999", ROUND) is None


def test_T11_an_answer_ends_the_reminders_that_wait_and_their_links(books: Books) -> None:
    with books.people.write() as session:
        staff(session, "team")
        invite(session)
        name = session.scalars(select(Invitation.id)).one()
        told = {"channel": "slack", "not_before": NOW, "expires_at": NOW, "token": "raw"}
        session.add(Delivery(invitation_id=name, kind="reminder-1", **told))
        session.flush()
        mark_answered(session, name)
        session.expire_all()
        kept = {one.kind: (one.state, one.token != "") for one in session.scalars(select(Delivery))}
    assert kept == {"invitation": ("waiting", True), "reminder-1": ("skipped", False)}
