"""A check-up: what an administrator wants to know in one look. Every finding is a plain sentence."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from app.config import keys_stand_apart
from app.jobs.tidying import worker_alive
from app.migrate import is_current
from app.wiring import House
from surveys.db.book import Book
from surveys.people.audit_entry import first_broken, head
from surveys.people.outbox import never_left
from surveys.people.slots import missed_since
from surveys.people.workspace import why_paused
from surveys.rounds.gate import missing_for_children
from surveys.safeguarding.alerts import red_overdue
from surveys.safeguarding.care_box import care_key_fits
from surveys.voices.quarantine import Quarantined
from surveys.voices.round import Round, State
from surveys.voices.round_keys import has_round_keys

SEALED = (State.OPEN, State.CLOSED, State.HELD)


LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Finding:
    """One thing that is in order, or that must be mended."""

    good: bool
    what: str


def check_up(house: House) -> list[Finding]:
    """Look at books, keys, worker, audit log, Slack, duty and sealed rounds."""
    books = [_book(house, book) for book in (house.books.people, house.books.voices)]
    if not all(finding.good for finding in books):
        return books
    return [*books, *_keys(house), _worker(house), *_people(house), *_voices(house)]


def _finding(good: bool, well: str, mend: str) -> Finding:
    return Finding(good, well if good else mend)


def _book(house: House, book: Book) -> Finding:
    try:
        current = is_current(book)
    except DBAPIError:
        return Finding(False, f"The {book.name} book can't be reached: check its address and its server.")
    return _finding(
        current,
        f"The {book.name} book can be reached and is at the newest schema.",
        f"The {book.name} book is not at the newest schema: run `heard upgrade`.",
    )


def _keys(house: House) -> list[Finding]:
    with house.books.voices.read() as voices:
        fits = care_key_fits(voices, house.keys)
    return [
        _finding(
            fits,
            "The care key opens what is sealed to it.",
            "The key folder has no care key that fits the voices book: bring it back, or no concern opens.",
        ),
        _finding(
            keys_stand_apart(house.settings),
            "The key folder stands apart from the data.",
            "The key folder is on the volume of the data: move it, children's rounds are refused until then.",
        ),
    ]


def _worker(house: House) -> Finding:
    return _finding(
        worker_alive(house),
        "The worker has run in the last 10 minutes.",
        "The worker has not run in the last 10 minutes: start `heard worker`.",
    )


def _people(house: House) -> list[Finding]:
    with house.books.people.read() as people:
        broken, paused, (number, last) = first_broken(people), why_paused(people), head(people)
        stuck, missed = never_left(people), missed_since(people, house.now().date() - LATELY)
    return [
        _finding(
            broken is None,
            f"The audit log is whole: {number} entries, the last one's hash begins with {last[:12]}.",
            f"The audit log was changed: entry {broken} is missing or not as it was written.",
        ),
        _finding(not paused, "Slack lets us speak.", f"Slack is paused: {paused}."),
        _finding(
            not stuck,
            "Every message left before its round closed.",
            f"Messages that were tried in vain until their round closed: {stuck}.",
        ),
        _finding(
            not missed,
            "No pulse was missed in the last two weeks.",
            f"Dates of pulses missed in the last two weeks: {missed}.",
        ),
    ]


def _voices(house: House) -> list[Finding]:
    with house.books.voices.read() as voices:
        missing = missing_for_children(voices, house.now().date(), bool(house.settings.council.help_lines))
        aside = voices.scalar(select(func.count()).select_from(Quarantined)) or 0
        sealed = list(voices.scalars(select(Round).where(Round.state.in_(SEALED), Round.kind != "import")))
        overdue = red_overdue(voices, house.now())
    gate = [Finding(False, f"Children's rounds can't open: {reason}") for reason in missing]
    waiting = sum(one.state == State.CLOSED for one in sealed)
    shut = [one.title for one in sealed if not has_round_keys(house.keys, one.id)]
    return [
        *(gate or [Finding(True, "Children's rounds may open.")]),
        *[
            Finding(False, f"The key of “{title}” is gone: what was said in it can't be opened.")
            for title in shut
        ],
        _finding(
            not aside, "Every envelope opened.", f"Envelopes set aside because they would not open: {aside}."
        ),
        _finding(not waiting, "No closed round waits.", f"Closed rounds that wait for the mixer: {waiting}."),
        _finding(
            not overdue,
            "No red concern is unread past its clock.",
            f"Red concerns unread past their clock: {overdue}.",
        ),
    ]
