"""A check-up: what an administrator wants to know in one look. Every finding is a plain sentence."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.config import keys_stand_apart
from app.jobs.tidying import worker_alive
from app.migrate import is_current
from app.wiring import House
from surveys.people.audit_entry import first_broken
from surveys.people.workspace import why_paused
from surveys.rounds.gate import missing_for_children
from surveys.safeguarding.alerts import red_overdue
from surveys.safeguarding.care_box import PRIVATE
from surveys.voices.quarantine import Quarantined
from surveys.voices.round import Round, State


@dataclass(frozen=True)
class Finding:
    """One thing that is in order, or that must be mended."""

    good: bool
    what: str


def check_up(house: House) -> list[Finding]:
    """Look at books, keys, worker, audit log, Slack, duty and sealed rounds."""
    books = house.books
    if not (is_current(books.people) and is_current(books.voices)):
        return [Finding(False, "The books are not at the newest schema: run `heard upgrade`.")]
    return [
        Finding(True, "Both books can be reached and are at the newest schema."),
        Finding(house.keys.has(PRIVATE), "The care key is in the key folder."),
        Finding(keys_stand_apart(house.settings), "The key folder stands apart from the data."),
        Finding(worker_alive(house), "The worker has run in the last 10 minutes."),
        *_people(house),
        *_voices(house),
    ]


def _people(house: House) -> list[Finding]:
    with house.books.people.read() as people:
        broken, paused = first_broken(people), why_paused(people)
    return [
        Finding(
            broken is None, "The audit log is whole." if broken is None else f"Entry {broken} was changed."
        ),
        Finding(not paused, "Slack lets us speak." if not paused else f"Slack is paused: {paused}."),
    ]


def _voices(house: House) -> list[Finding]:
    with house.books.voices.read() as voices:
        missing = missing_for_children(voices, house.now().date(), bool(house.settings.council.help_lines))
        aside = voices.scalar(select(func.count()).select_from(Quarantined)) or 0
        sealed = (
            voices.scalar(select(func.count()).select_from(Round).where(Round.state == State.CLOSED)) or 0
        )
        overdue = red_overdue(voices, house.now())
    gate = [Finding(False, f"Children's rounds can't open: {reason}") for reason in missing]
    return [
        *(gate or [Finding(True, "Children's rounds may open.")]),
        Finding(not aside, f"Envelopes set aside because they would not open: {aside}."),
        Finding(not sealed, f"Closed rounds that wait for the mixer: {sealed}."),
        Finding(not overdue, f"Red concerns unread past their clock: {overdue}."),
    ]
