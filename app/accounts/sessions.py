"""Signed-in sessions, on the server: they end by signing out, after an idle time, or a working day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from app.accounts.secrets_at_rest import at_rest, form_token, new_token
from surveys.people.staff_account import StaffAccount
from surveys.people.staff_session import StaffSession

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
TOUCH = timedelta(minutes=1)  # `seen_at` is written at most this often


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, with the roles they hold at this moment."""

    handle: str
    name: str
    roles: frozenset[str]
    csrf: str  # every form of this session carries it back

    def has(self, *roles: str) -> bool:
        """True when they hold one of these roles."""
        return bool(self.roles & set(roles))


def begin(session: Session, handle: str, now: datetime) -> str:
    """Begin a new session and return its token. Sessions that have ended are swept away."""
    session.execute(
        delete(StaffSession).where(
            or_(StaffSession.seen_at <= now - IDLE, StaffSession.started_at <= now - LONGEST)
        )
    )
    token = new_token()
    session.add(StaffSession(token_hash=at_rest(token), handle=handle, started_at=now, seen_at=now))
    session.flush()
    return token


def find_staff(session: Session, token: str, now: datetime) -> SignedIn | None:
    """Who this token signs in right now, with their roles as they are now; None when it no longer does."""
    kept = session.get(StaffSession, at_rest(token))
    if kept is None or kept.seen_at <= now - IDLE or kept.started_at <= now - LONGEST:
        return None
    account = session.get(StaffAccount, kept.handle)
    if account is None or not account.active:
        return None
    return SignedIn(account.handle, account.name, frozenset(account.roles), form_token(token))


def needs_touch(session: Session, token: str, now: datetime) -> bool:
    """True when the session was last seen long enough ago to write it down again."""
    kept = session.get(StaffSession, at_rest(token))
    return kept is not None and kept.seen_at <= now - TOUCH


def touch(session: Session, token: str, now: datetime) -> None:
    """Write down that the session was seen."""
    kept = session.get(StaffSession, at_rest(token))
    if kept is not None:
        kept.seen_at = now


def end(session: Session, token: str) -> None:
    """End a session: its token signs nobody in any more."""
    session.execute(delete(StaffSession).where(StaffSession.token_hash == at_rest(token)))


def end_all_of(session: Session, handle: str) -> None:
    """End every session of one account."""
    session.execute(delete(StaffSession).where(StaffSession.handle == handle))
