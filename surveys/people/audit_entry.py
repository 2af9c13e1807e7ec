"""The audit log: append-only, each entry chained to the one before by its hash."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import String, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import UtcTime

START = "0" * 64
LOCK_NUMBER = 4_841_101  # any number that is ours: PostgreSQL's advisory lock for the log's end


class AuditEntry(PeopleBase):
    """Who did what to which thing, to the hour. Never words of a voice."""

    __tablename__ = "audit_entry"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    handle: Mapped[str] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(120))
    chained: Mapped[str] = mapped_column(String(64))


def note(session: Session, handle: str, deed: str, subject: str, now: datetime) -> None:
    """Append one entry. Two writers take turns until the first has committed: no number is taken twice."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK_NUMBER})
    newest = session.scalar(select(func.max(AuditEntry.number)))
    last = session.get(AuditEntry, newest) if newest else None
    hour = now.replace(minute=0, second=0, microsecond=0)
    entry = AuditEntry(number=(newest or 0) + 1, at=hour, handle=handle, deed=deed, subject=subject)
    entry.chained = chain(last.chained if last else START, entry)
    session.add(entry)
    session.flush()


def chain(before: str, entry: AuditEntry) -> str:
    """The hash that ties `entry` to the one before it."""
    told = json.dumps([before, entry.number, entry.at.isoformat(), entry.handle, entry.deed, entry.subject])
    return hashlib.sha256(told.encode()).hexdigest()


def head(session: Session) -> tuple[int, str]:
    """The newest entry's number and hash. Written down elsewhere, it shows when the log's end was cut off."""
    newest = session.scalar(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1))
    return (newest.number, newest.chained) if newest else (0, START)


def first_broken(session: Session) -> int | None:
    """The number of the first entry that was changed or is missing; None when the log is whole."""
    before, expected = START, 1
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.number)):
        if entry.number != expected or entry.chained != chain(before, entry):
            return expected
        before, expected = entry.chained, expected + 1
    return None
