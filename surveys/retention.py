"""Retention: what is destroyed when. Bounded, safe to repeat, one book after the other.

Concerns are never touched here: they have a retention class of their own, and legal hold.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.seen_events import forget_old_events
from surveys.people.sign_in_link import SignInLink
from surveys.people.staff_session import StaffSession

AT_ONCE = 1_000
INVITATIONS_KEPT = timedelta(days=100)  # after a round closed: until a quarterly round can compare rosters
SESSION_LASTS = timedelta(hours=10)


def forget_people(people: Session, now: datetime) -> int:
    """Delete what is over in the people book, at most 1,000 rows of a kind. Returns how many went."""
    forget_old_events(people, now.date())
    gone = _forget_links(people, now)
    gone += _forget_sessions(people, now - SESSION_LASTS)
    return gone + _forget_invitations(people, now - INVITATIONS_KEPT)


def _forget_links(session: Session, now: datetime) -> int:
    over = select(SignInLink.token_hash).where(SignInLink.expires_at < now).limit(AT_ONCE)
    hashes = list(session.scalars(over))
    session.execute(delete(SignInLink).where(SignInLink.token_hash.in_(hashes)))
    return len(hashes)


def _forget_sessions(session: Session, before: datetime) -> int:
    over = select(StaffSession.token_hash).where(StaffSession.started_at < before).limit(AT_ONCE)
    hashes = list(session.scalars(over))
    session.execute(delete(StaffSession).where(StaffSession.token_hash.in_(hashes)))
    return len(hashes)


def _forget_invitations(session: Session, before: datetime) -> int:
    """Who was asked in a round is forgotten 100 days after it closed; whether they answered goes too."""
    over = select(Delivery.invitation_id).where(Delivery.expires_at < before).distinct().limit(AT_ONCE)
    invitation_ids = list(session.scalars(over))
    session.execute(delete(Delivery).where(Delivery.invitation_id.in_(invitation_ids)))
    session.execute(delete(Invitation).where(Invitation.id.in_(invitation_ids)))
    return len(invitation_ids)
