"""The outbox: a worker claims a message, sends it, and marks it sent. A doubtful one is reconciled first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8
BACK_OFF = timedelta(seconds=30)


@dataclass(frozen=True)
class Claimed:
    """One message to send now. `doubtful`: an earlier try may have arrived, so look before sending again."""

    delivery_id: str
    round_id: str
    kind: str
    channel: str
    slack_user: str | None
    email: str | None
    token: str
    doubtful: bool


def claim(session: Session, worker: str, now: datetime, channel: str | None = None) -> Claimed | None:
    """Claim one message that is due, for the length of a lease. None when nothing is due.

    A claim whose lease has run out (its worker was killed) is doubtful: it may have been sent.
    """
    late = (Delivery.state == "claimed") & (Delivery.lease_until < now)
    due = Delivery.state.in_(("waiting", "uncertain")) & (Delivery.not_before <= now)
    query = select(Delivery).where(or_(due, late))
    if channel:
        query = query.where(Delivery.channel == channel)
    query = query.order_by(Delivery.not_before, Delivery.id).limit(1).with_for_update(skip_locked=True)
    delivery = session.scalar(query)
    if delivery is None:
        return None
    if delivery.expires_at <= now:
        skip(session, delivery.id, "round closed")
        return claim(session, worker, now, channel)
    doubtful = delivery.state != "waiting"
    delivery.state, delivery.claimed_by, delivery.lease_until = "claimed", worker, now + LEASE
    delivery.attempts += 1
    session.flush()
    return _claimed(session, delivery, doubtful)


def sent(session: Session, delivery_id: str) -> None:
    """The message has arrived. Its link's token is forgotten."""
    _end(session, delivery_id, "sent", "")


def skip(session: Session, delivery_id: str, reason: str) -> None:
    """This person can't or mustn't be reached; the rest of the round goes on."""
    _end(session, delivery_id, "skipped", reason)


def later(
    session: Session, delivery_id: str, now: datetime, reason: str, doubtful: bool, wait: float = 0
) -> None:
    """Not sent, or not surely: try again after `wait` seconds, or after a growing back-off."""
    delivery = session.get(Delivery, delivery_id)
    if delivery is None:
        return
    if delivery.attempts >= MOST_ATTEMPTS and not wait:
        _end(session, delivery_id, "failed", reason)
        return
    delivery.state = "uncertain" if doubtful else "waiting"
    pause = timedelta(seconds=wait) if wait else BACK_OFF * 2 ** (delivery.attempts - 1)
    delivery.not_before, delivery.reason, delivery.lease_until = now + pause, reason[:80], None
    session.flush()


def still_wanted(session: Session, delivery_id: str) -> bool:
    """True unless the person opted out, or answered before a reminder, since the message was written."""
    row = session.execute(
        select(Delivery.kind, Invitation.answered, Contact.opted_out_on)
        .join(Invitation, Invitation.id == Delivery.invitation_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Delivery.id == delivery_id)
    ).one_or_none()
    return row is not None and row[2] is None and (row[0] == "invitation" or not row[1])


def _end(session: Session, delivery_id: str, state: str, reason: str) -> None:
    delivery = session.get(Delivery, delivery_id)
    if delivery is not None:
        delivery.state, delivery.reason, delivery.token, delivery.lease_until = state, reason[:80], "", None
        session.flush()


def _claimed(session: Session, delivery: Delivery, doubtful: bool) -> Claimed:
    invitation = session.get_one(Invitation, delivery.invitation_id)
    contact = session.get_one(Contact, invitation.contact_id)
    return Claimed(
        delivery_id=delivery.id,
        round_id=invitation.round_id,
        kind=delivery.kind,
        channel=delivery.channel,
        slack_user=contact.slack_user,
        email=contact.email,
        token=delivery.token,
        doubtful=doubtful,
    )
