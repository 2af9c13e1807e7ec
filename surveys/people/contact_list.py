"""Contacts from a CSV file: all or none, each bad row named with its line, opt-outs kept."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.opting_out import has_opted_out

COLUMNS = ("name", "email", "slack", "group")
MOST_BYTES = 5_000_000
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SLACK = re.compile(r"[UW][A-Z0-9]{2,30}")


class ContactsRefused(ValueError):
    """The list can't be taken; `faults` are lines such as "line 3: …"."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Taken:
    """How many rows were read, and what became of them. They add up."""

    rows: int
    new: int
    changed: int
    opted_out: int
    left: int = 0


@dataclass(frozen=True)
class _Row:
    name: str
    email: str | None
    slack: str | None
    group: str


def read_contacts(content: bytes) -> list[_Row]:
    """The rows of a CSV with the columns name, email, slack, group. Raises ContactsRefused."""
    if len(content) > MOST_BYTES:
        raise ContactsRefused([f"the file is larger than {MOST_BYTES:,} bytes"])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContactsRefused(["the file is not UTF-8: save it as “CSV UTF-8”"]) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [name.strip().lower() for name in reader.fieldnames or []]
    if missing := [name for name in COLUMNS if name not in header]:
        raise ContactsRefused([f"line 1: the column {name} is missing" for name in missing])
    reader.fieldnames = header
    rows, faults = [], []
    seen: dict[str, int] = {}
    for plain in reader:
        found = list(_faults(plain, reader.line_num, seen))
        faults += found
        if not found:
            rows.append(_row(plain))
    if faults or not rows:
        raise ContactsRefused(faults or ["the file has no rows"])
    return rows


def take_contacts(session: Session, key: bytes, audience: Audience, rows: list[_Row], today: date) -> Taken:
    """Bring the audience up to this list: new people come in, known ones are brought up to date, and whoever
    is not on it any more has left. Those who opted out stay out."""
    known = {
        address: contact
        for contact in session.scalars(select(Contact).where(Contact.audience_id == audience.id))
        for address in (contact.slack_user, contact.email)
        if address
    }
    new = changed = out = 0
    kept: set[str] = set()
    for row in rows:
        contact = known.get(row.slack or "") or known.get(row.email or "")
        if contact is None:
            contact = Contact(id=random_key(), audience_id=audience.id)
            session.add(contact)
            new += 1
        else:
            changed += 1
        contact.name, contact.email, contact.slack_user = row.name, row.email, row.slack
        contact.group_label, contact.left_on = row.group, None
        if has_opted_out(session, key, row.slack, row.email):
            contact.opted_out_on = contact.opted_out_on or today
            out += 1
        kept.add(contact.id)
    gone = [contact for contact in set(known.values()) if contact.id not in kept and contact.left_on is None]
    for contact in gone:
        contact.left_on = today
    session.flush()
    return Taken(len(rows), new, changed, out, len(gone))


def _faults(plain: dict[str, str], line: int, seen: dict[str, int]) -> Iterator[str]:
    if None in plain or None in plain.values():
        yield f"line {line}: it has more or fewer cells than the first line"
        return
    email, slack = plain["email"].strip(), plain["slack"].strip()
    if not email and not slack:
        yield f"line {line}: neither email nor slack is given"
    if email and not _EMAIL.fullmatch(email):
        yield f"line {line}: the email has not the form name@place"
    if slack and not _SLACK.fullmatch(slack):
        yield f"line {line}: the slack id has not the form U0123ABCD"
    if len(plain["name"]) > 120 or len(plain["group"]) > 80 or len(email) > 254:
        yield f"line {line}: a cell is too long"
    for address in filter(None, (email.lower(), slack)):
        if address in seen:
            yield f"line {line}: the same address stands on line {seen[address]}"
        seen[address] = line


def _row(plain: dict[str, str]) -> _Row:
    email, slack = plain["email"].strip().lower() or None, plain["slack"].strip() or None
    return _Row(plain["name"].strip(), email, slack, plain["group"].strip())
