"""Staff accounts: made, given roles, switched off. Never without an active administrator."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import ROLES
from app.accounts.sessions import end_all_of
from surveys.people.staff_account import StaffAccount

_HANDLE = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class AccountRefused(ValueError):
    """The account can't be kept like this; the message is the key of a notice that says why."""


def everybody(session: Session) -> list[StaffAccount]:
    """Every account, active ones first."""
    query = select(StaffAccount).order_by(StaffAccount.active.desc(), StaffAccount.name, StaffAccount.handle)
    return list(session.scalars(query))


def make(session: Session, handle: str, name: str, email: str, roles: list[str]) -> StaffAccount:
    """A new account. Raises AccountRefused for a handle or address that is malformed or taken, or roles that
    don't go together."""
    email = email.strip().lower()
    if not _HANDLE.fullmatch(handle):
        raise AccountRefused("bad_handle")
    if not _EMAIL.fullmatch(email) or len(email) > 254:
        raise AccountRefused("bad_email")
    same_email = session.scalar(select(StaffAccount).where(StaffAccount.email == email))
    if session.get(StaffAccount, handle) is not None or same_email is not None:
        raise AccountRefused("taken")
    account = StaffAccount(handle=handle, name=name.strip()[:120] or handle, email=email, roles=_known(roles))
    session.add(account)
    session.flush()
    return account


def change(session: Session, handle: str, roles: list[str], active: bool) -> StaffAccount:
    """Give an account other roles, or switch it off or on: its sessions notice at once.

    Raises LookupError when there is no such account, and AccountRefused when no administrator would be left
    or the roles don't go together.
    """
    account = session.get(StaffAccount, handle)
    if account is None:
        raise LookupError("there is no such account")
    account.roles, account.active = _known(roles), active
    session.flush()
    if not any("administrator" in one.roles for one in everybody(session) if one.active):
        raise AccountRefused("last_administrator")
    if not active:
        end_all_of(session, handle)
    return account


def _known(roles: list[str]) -> list[str]:
    """The roles that there are. Whoever gives roles out reads no words: nobody holds both."""
    known = [role for role in ROLES if role in roles]
    if "administrator" in known and len(known) > 1:
        raise AccountRefused("two_hats")
    return known
