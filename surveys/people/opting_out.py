"""Opting out: one press, for ever, on every channel, and no new list brings anybody back."""

from datetime import date

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.opt_out import OptOut
from surveys.people.secrets import address_hash


def opt_out(session: Session, key: bytes, contact: Contact, today: date) -> None:
    """Stop asking this person: every contact with one of their addresses, and every message that waits."""
    contact.opted_out_on = today
    _silence(session, contact.id)
    stop_asking(session, key, _addresses(contact), today)


def stop_asking(session: Session, key: bytes, addresses: set[str], today: date) -> None:
    """The same by address alone, for somebody whose contact a new list has taken away.

    One person may stand in several lists with different addresses: each contact that is found leads to more.
    """
    known: set[str] = set()
    while addresses - known:
        known |= addresses
        for one in session.scalars(select(Contact).where(_has_one_of(known))):
            one.opted_out_on = one.opted_out_on or today
            _silence(session, one.id)
            addresses = addresses | _addresses(one)
    for address in known:
        session.merge(OptOut(address_hash=address_hash(key, address)))
    session.flush()


def has_opted_out(session: Session, key: bytes, *addresses: str | None) -> bool:
    """True when any of these addresses asked us to stop."""
    hashes = [address_hash(key, address) for address in addresses if address]
    return session.scalar(select(OptOut).where(OptOut.address_hash.in_(hashes)).limit(1)) is not None


def _addresses(contact: Contact) -> set[str]:
    return {address for address in (contact.slack_user, contact.email) if address}


def _has_one_of(addresses: set[str]) -> ColumnElement[bool]:
    return or_(Contact.slack_user.in_(addresses), Contact.email.in_(addresses))


def _silence(session: Session, contact_id: str) -> None:
    theirs = select(Invitation.id).where(Invitation.contact_id == contact_id)
    session.execute(
        update(Delivery)
        .where(Delivery.invitation_id.in_(theirs), Delivery.state.in_(("waiting", "uncertain")))
        .values(state="skipped", reason="opted out", token="")
    )
