"""Whom an alert fetches: the people on duty; where none can be found, whoever holds such a role; and where
nobody does, the administrators, who can name somebody. Reads accounts only, never a word of a concern."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.people.contact import Contact
from surveys.people.staff_account import StaffAccount

ON_DUTY = frozenset({"duty_lead", "deputy", "manager"})


@dataclass(frozen=True)
class Fetched:
    """One person to fetch, by letter and by Slack where they have it. `may_read`: they can open the desk."""

    handle: str
    email: str
    slack_user: str | None
    may_read: bool = True


def people_to_fetch(session: Session, handles: Iterable[str]) -> list[Fetched]:
    """The people behind these handles, or those in their place. Empty when there is nobody."""
    accounts = list(session.scalars(select(StaffAccount).where(StaffAccount.active.is_(True))))
    wanted = set(handles)
    chosen = [one for one in accounts if one.handle in wanted]
    chosen = chosen or [one for one in accounts if ON_DUTY & set(one.roles)]
    if chosen:
        return [_fetched(session, one, may_read=True) for one in chosen]
    return [_fetched(session, one, may_read=False) for one in accounts if "administrator" in one.roles]


def _fetched(session: Session, account: StaffAccount, may_read: bool) -> Fetched:
    same = select(Contact.slack_user).where(Contact.email == account.email, Contact.slack_user.is_not(None))
    return Fetched(account.handle, account.email, session.scalar(same.limit(1)), may_read)
