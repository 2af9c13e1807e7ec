"""Opting out: one press, for ever, on every channel."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitations import invite_all
from surveys.people.opting_out import has_opted_out, opt_out, stop_asking

KEY = b"k" * 32
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def contact(session: Session, name: str, slack: str | None, email: str | None) -> Contact:
    if session.scalar(select(Audience).where(Audience.name == name)) is None:
        session.add(Audience(id=name * 32, name=name, kind="staff"))
        session.flush()
    one = Contact(audience_id=name * 32, slack_user=slack, email=email)
    session.add(one)
    session.flush()
    return one


def test_what_waits_is_silenced_and_its_link_forgotten(books: Books) -> None:
    with books.people.write() as session:
        one = contact(session, "a", "U1", "a@council.example")
        invite_all(session, "r" * 32, "a" * 32, 5, "slack", NOW, NOW + timedelta(days=7))
        opt_out(session, KEY, one, TODAY)
        session.expire_all()
        delivery = session.scalars(select(Delivery)).one()
        assert (delivery.state, delivery.reason, delivery.token) == ("skipped", "opted out", "")


def test_no_new_list_brings_an_address_back(books: Books) -> None:
    with books.people.write() as session:
        opt_out(session, KEY, contact(session, "a", "U1", "a@council.example"), TODAY)
        assert has_opted_out(session, KEY, "U1", None)
        assert has_opted_out(session, KEY, None, " A@Council.example ")
        assert not has_opted_out(session, KEY, "U2", "b@council.example")
        assert not has_opted_out(session, KEY, None, None)


def test_every_address_of_the_person_in_every_list_is_left_alone(books: Books) -> None:
    with books.people.write() as session:
        one = contact(session, "a", "U1", "work@council.example")
        other = contact(session, "b", None, "work@council.example")
        third = contact(session, "c", "U1", "home@place.example")
        stranger = contact(session, "c", "U7", "someone@place.example")
        opt_out(session, KEY, one, TODAY)
        assert other.opted_out_on == third.opted_out_on == TODAY
        assert stranger.opted_out_on is None
        assert has_opted_out(session, KEY, "home@place.example")


def test_it_holds_for_somebody_whom_no_list_knows_any_more(books: Books) -> None:
    with books.people.write() as session:
        stop_asking(session, KEY, {"U1"}, TODAY)
        assert has_opted_out(session, KEY, "U1")


def test_twice_is_the_same_as_once(books: Books) -> None:
    with books.people.write() as session:
        one = contact(session, "a", "U1", None)
        opt_out(session, KEY, one, TODAY)
        opt_out(session, KEY, one, TODAY)
        assert one.opted_out_on == TODAY
