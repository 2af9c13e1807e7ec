"""The outbox: a worker claims a message, sends it, and marks it sent. A doubtful one is reconciled first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session

from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot

LEASE = timedelta(minutes=2)
BACK_OFF = timedelta(seconds=30)
LONGEST_BACK_OFF = timedelta(minutes=30)  # tried for as long as the round is open: an outage loses nobody
NEVER_LEFT = "the round closed before it could leave"


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
    worker: str = ""


def claim(session: Session, worker: str, now: datetime, channel: str | None = None) -> Claimed | None:
    """Claim one message that is due, for the length of a lease. None when nothing is due.

    A claim whose lease has run out (its worker was killed) is doubtful: it may have been sent.
    While a schedule is paused its messages wait.
    """
    delivery = _next(session, now, channel)
    if delivery is not None and delivery.expires_at <= now:
        _end_expired(session, now)
        delivery = _next(session, now, channel)
    if delivery is None:
        return None
    doubtful = delivery.state != "waiting"
    delivery.state, delivery.claimed_by, delivery.lease_until = "claimed", worker, now + LEASE
    delivery.attempts += 1
    session.flush()
    return _claimed(session, delivery, doubtful)


def sent(session: Session, delivery_id: str) -> None:
    """The message has arrived. Its link's token is forgotten."""
    _end(session, delivery_id, "sent", "")


def skip(session: Session, delivery_id: str, reason: str, worker: str = "") -> None:
    """This person can't or mustn't be reached; the rest of the round goes on."""
    if _is_mine(session, delivery_id, worker):
        _end(session, delivery_id, "skipped", reason)


def later(
    session: Session,
    delivery_id: str,
    now: datetime,
    reason: str,
    doubtful: bool,
    wait: float = 0,
    worker: str = "",
) -> None:
    """Not sent, or not surely: try again after `wait` seconds, or after a growing back-off.

    A worker that was slow and lost its lease changes nothing: another one has the message, or has sent it.
    """
    delivery = _is_mine(session, delivery_id, worker)
    if delivery is None:
        return
    doubling = BACK_OFF * 2 ** min(delivery.attempts - 1, 10)
    pause = timedelta(seconds=wait) if wait else min(doubling, LONGEST_BACK_OFF)
    delivery.state = "uncertain" if doubtful else "waiting"
    delivery.not_before, delivery.reason, delivery.lease_until = now + pause, reason[:80], None
    session.flush()


def still_wanted(session: Session, delivery_id: str) -> bool:
    """True unless the person opted out or left, or answered before a reminder, since it was written."""
    row = session.execute(
        select(Delivery.kind, Invitation.answered, Contact.opted_out_on, Contact.left_on)
        .join(Invitation, Invitation.id == Delivery.invitation_id)
        .join(Contact, Contact.id == Invitation.contact_id)
        .where(Delivery.id == delivery_id)
    ).one_or_none()
    if row is None:
        return False
    kind, answered, opted_out_on, left_on = row
    return opted_out_on is None and left_on is None and (kind == "invitation" or not answered)


def never_left(session: Session) -> int:
    """How many messages could not leave before their round closed: the team is told."""
    query = select(func.count()).select_from(Delivery).where(Delivery.state == "failed")
    return session.scalar(query) or 0


def _next(session: Session, now: datetime, channel: str | None) -> Delivery | None:
    query = select(Delivery).where(_due(now), Delivery.invitation_id.not_in(_paused()))
    if channel:
        query = query.where(Delivery.channel == channel)
    query = query.order_by(Delivery.not_before, Delivery.id).limit(1).with_for_update(skip_locked=True)
    return session.scalar(query.execution_options(populate_existing=True))


def _due(now: datetime) -> ColumnElement[bool]:
    late = (Delivery.state == "claimed") & (Delivery.lease_until < now)
    return or_(Delivery.state.in_(("waiting", "uncertain")) & (Delivery.not_before <= now), late)


def _paused() -> Select[str]:
    return (
        select(Invitation.id)
        .join(Slot, Slot.round_id == Invitation.round_id)
        .join(Schedule, Schedule.id == Slot.schedule_id)
        .where(Schedule.paused.is_(True))
    )


def _end_expired(session: Session, now: datetime) -> None:
    """What was tried in vain until its round closed has failed; what nobody tried is only over."""
    over = _due(now) & (Delivery.expires_at <= now)
    gone = {"token": "", "lease_until": None}
    session.execute(update(Delivery).where(over, Delivery.attempts > 0).values(state="failed", **gone))
    session.execute(update(Delivery).where(over).values(state="skipped", reason=NEVER_LEFT, **gone))
    session.flush()


def _is_mine(session: Session, delivery_id: str, worker: str) -> Delivery | None:
    """The message, while it is claimed by this worker (by any, when none is named)."""
    delivery = session.get(Delivery, delivery_id, with_for_update=True, populate_existing=True)
    if delivery is None or delivery.state != "claimed" or (worker and delivery.claimed_by != worker):
        return None
    return delivery


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
        worker=delivery.claimed_by,
    )
