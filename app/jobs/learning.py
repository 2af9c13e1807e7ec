"""Learning: each evening the worker learns from what people read, and measures and sorts with it.

What was corrected today is learned by tonight. A machine that was off makes up for the night when it is on
again, once, however many nights it missed.
"""

import logging
import threading
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from time import perf_counter
from typing import Any

from sqlalchemy import select

from analysis.themes.nightly.lessons import KINDS, keep_model, lesson_tonight
from app.accounts.dates import LONDON
from app.jobs.alone import alone
from app.jobs.groups import offer_groups_of
from app.jobs.scoring import score_themes
from app.library import codebook_from
from app.wiring import House
from surveys.people.audit_entry import AuditEntry, note
from surveys.voices.theming_model import ThemingModel

log = logging.getLogger(__name__)
EVENING = time(18)
CLOCK, DEED = "clock", "learned from readings"


def learn_tonight(house: House, stopped: threading.Event | None = None) -> bool:
    """Once a night, from 18:00 in London or as soon as the machine is on: learn, then what builds on it.

    Returns whether it was done now; a worker that is stopped in between begins again. One step's trouble
    holds up no other.
    """
    night = night_of(house.now())
    if _done(house, night):
        return False
    for what, step in _steps():
        if stopped is not None and stopped.is_set():
            return False
        alone(what, partial(step, house))
    with house.books.people.write() as people:
        note(people, CLOCK, DEED, night.isoformat(), house.now())
    return True


def _steps() -> tuple[tuple[str, Callable[[House], Any]], ...]:
    return (
        ("the night's learning", learn_all),
        ("the night's groups", offer_groups_of),
        ("the night's score cards", score_themes),
    )


def learn_all(house: House) -> dict[str, ThemingModel | None]:
    """Learn for each kind of round; its new model by kind, None where nothing was read since."""
    return {kind: learn_kind(house, kind) for kind in KINDS}


def learn_kind(house: House, kind: str) -> ThemingModel | None:
    """Learn from all readings in rounds of one kind; training stands outside the units of work."""
    with house.books.voices.read() as voices:
        lesson = lesson_tonight(voices, codebook_from(voices, house), kind)
    if lesson is None:
        return None
    begun = perf_counter()
    model = lesson.model()
    with house.books.voices.write() as voices:
        made = keep_model(voices, lesson, model, perf_counter() - begun, house.now().date())
    log.info("learned from %d readings of %s rounds in %.1f s", made.codes, kind, made.seconds)
    return made


def night_of(now: datetime) -> date:
    """The day whose evening came last, in London."""
    local = now.astimezone(LONDON)
    return local.date() if local.time() >= EVENING else local.date() - timedelta(days=1)


def _done(house: House, night: date) -> bool:
    query = select(AuditEntry.number).where(AuditEntry.deed == DEED, AuditEntry.subject == night.isoformat())
    with house.books.people.read() as people:
        return people.scalar(query.limit(1)) is not None
