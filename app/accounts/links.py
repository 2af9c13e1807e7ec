"""One-time sign-in links: made for an account, looked at as often as you like, used once."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.accounts.secrets_at_rest import at_rest, new_token
from surveys.people.sign_in_link import SignInLink
from surveys.people.staff_account import StaffAccount

GOOD_FOR = timedelta(minutes=30)
MOST_WAITING = 3


def make_sign_in_link(session: Session, handle: str, now: datetime) -> str:
    """Make a one-time link's token for an active account. Raises LookupError when there is none."""
    account = session.get(StaffAccount, handle)
    if account is None or not account.active:
        raise LookupError(f"there is no active staff account called {handle}")
    session.execute(delete(SignInLink).where(SignInLink.expires_at <= now))
    token = new_token()
    session.add(SignInLink(token_hash=at_rest(token), handle=handle, expires_at=now + GOOD_FOR))
    session.flush()
    return token


def may_ask(session: Session, handle: str, now: datetime) -> bool:
    """False while enough unused links of this account lie in its letter box: nobody can flood it."""
    waiting = select(func.count()).where(SignInLink.handle == handle, SignInLink.expires_at > now)
    return (session.scalar(waiting) or 0) < MOST_WAITING


def account_for(session: Session, email: str) -> StaffAccount | None:
    """The active account of an address, or None. Letter case and spaces around it don't matter."""
    wanted = email.strip().lower()
    for account in session.scalars(select(StaffAccount).where(StaffAccount.active)):
        if account.email.lower() == wanted:
            return account
    return None


def is_good(session: Session, token: str, now: datetime) -> bool:
    """True while the link can still be used. Looking does not use it up: mail scanners look."""
    link = session.get(SignInLink, at_rest(token))
    return link is not None and link.expires_at > now


def use_link(session: Session, token: str, now: datetime) -> str | None:
    """Use a link up and return the handle it signs in; None when it is unknown, used or too old."""
    link = session.get(SignInLink, at_rest(token))
    if link is None:
        return None
    handle, good = link.handle, link.expires_at > now
    used = session.execute(delete(SignInLink).where(SignInLink.token_hash == link.token_hash))
    account = session.get(StaffAccount, handle)
    if not good or not used.rowcount or account is None or not account.active:  # type: ignore[attr-defined]
        return None
    return handle
