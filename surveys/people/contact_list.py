"""Contacts from a CSV file: all or none, each bad row named with its line, opt-outs kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.imports.csv_file import CsvFile, Faults, FileRefused
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.opting_out import has_opted_out

COLUMNS = ("name", "email", "slack", "group")
MOST_BYTES = 5_000_000
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_SLACK = re.compile(r"[UW][A-Z0-9]{2,30}")

ContactsRefused = FileRefused


@dataclass(frozen=True)
class Taken:
    """How many rows were read, and what became of them. They add up."""

    rows: int
    new: int
    changed: int
    opted_out: int
    left: int = 0


@dataclass(frozen=True)
class ContactRow:
    """One person of the list, as written there."""

    name: str
    email: str | None
    slack: str | None
    group: str


def read_contacts(content: bytes) -> list[ContactRow]:
    """The rows of a CSV with the columns name, email, slack, group. Raises ContactsRefused."""
    file = CsvFile(content, MOST_BYTES)
    file.columns = [name.lower() for name in file.columns]
    file.refuse_without(set(COLUMNS))
    rows: list[ContactRow] = []
    faults = Faults()
    seen: dict[str, int] = {}
    for row in file.rows(faults):
        cells = {name: row.cells[name].strip() for name in COLUMNS}
        for fault in _faults(cells, row.line, seen):
            faults.add(row.line, fault)
        rows.append(
            ContactRow(cells["name"], cells["email"].lower() or None, cells["slack"] or None, cells["group"])
        )
    faults.refuse_if_any()
    if not rows:
        raise FileRefused(["the file has no rows"])
    return rows


def take_contacts(
    session: Session, key: bytes, audience: Audience, rows: list[ContactRow], today: date
) -> Taken:
    """Bring the audience up to this list: new people come in, known ones are brought up to date, and whoever
    is not on it any more has left. Those who opted out stay out."""
    there = list(session.scalars(select(Contact).where(Contact.audience_id == audience.id)))
    matched = _matched(there, rows)
    known = {contact.id for contact in matched if contact is not None}
    _let_go_of_addresses(session, there, rows, matched)
    out = 0
    for row, contact in zip(rows, matched, strict=True):
        out += _bring_up(
            session, contact or Contact(id=random_key(), audience_id=audience.id), row, key, today
        )
    gone = [contact for contact in there if contact.id not in known and contact.left_on is None]
    for contact in gone:
        contact.left_on = today
    session.flush()
    return Taken(len(rows), len(rows) - len(known), len(known), out, len(gone))


def _matched(there: list[Contact], rows: list[ContactRow]) -> list[Contact | None]:
    """The contact that each row means, by Slack id first, then by email; nobody is meant twice."""
    by_slack = {one.slack_user: one for one in there if one.slack_user}
    by_email = {one.email.lower(): one for one in there if one.email}
    found = [by_slack.get(row.slack or "") for row in rows]
    meant = {one.id for one in found if one}
    for place, row in enumerate(rows):
        contact = by_email.get(row.email or "")
        if found[place] is None and contact is not None and contact.id not in meant:
            found[place] = contact
            meant.add(contact.id)
    return found


def _let_go_of_addresses(
    session: Session, there: list[Contact], rows: list[ContactRow], matched: list[Contact | None]
) -> None:
    """An address may move from one person to another: nobody holds one that another is about to get."""
    owner: dict[str, str] = {}
    for row, contact in zip(rows, matched, strict=True):
        owner |= {address: contact.id if contact else "" for address in (row.slack, row.email) if address}
    for contact in there:
        if contact.email and owner.get(contact.email.lower(), contact.id) != contact.id:
            contact.email = None
        if contact.slack_user and owner.get(contact.slack_user, contact.id) != contact.id:
            contact.slack_user = None
    session.flush()


def _bring_up(session: Session, contact: Contact, row: ContactRow, key: bytes, today: date) -> bool:
    """Write one person as the list has them. True when they asked us to stop, now or before."""
    if has_opted_out(session, key, row.slack, row.email, contact.slack_user, contact.email):
        contact.opted_out_on = contact.opted_out_on or today
    contact.name, contact.email, contact.slack_user = row.name, row.email, row.slack
    contact.group_label, contact.left_on = row.group, None
    session.add(contact)
    return contact.opted_out_on is not None


def _faults(cells: dict[str, str], line: int, seen: dict[str, int]) -> Iterator[str]:
    email, slack = cells["email"], cells["slack"]
    if not email and not slack:
        yield "neither email nor slack is given"
    if email and not _EMAIL.fullmatch(email):
        yield "the email has not the form name@place"
    if slack and not _SLACK.fullmatch(slack):
        yield "the slack id has not the form U0123ABCD"
    if len(cells["name"]) > 120 or len(cells["group"]) > 80 or len(email) > 254:
        yield "a cell is too long"
    for address in filter(None, (email.lower(), slack)):
        if address in seen:
            yield f"the same address stands on line {seen[address]}"
        seen.setdefault(address, line)
