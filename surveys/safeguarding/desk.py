"""The safeguarding desk: concerns are read, acted on and closed by people; red takes two to close."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nacl.public import PrivateKey
from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.safeguarding.care_box import CareBoxBroken, CareWords, open_with_care
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_reply import ConcernReply
from surveys.safeguarding.concern_step import ConcernStep
from surveys.safeguarding.released_words import ReleasedWords

LEVELS = {"red": 0, "amber": 1, "green": 2}
IN_TIME, LATE = "in time", "late"  # told by the exact clock, which the history does not keep
BROKEN = CareWords("(these words could not be opened with the care key: tell the administrator)", {})


class NotYours(Exception):
    """This step can't be taken by this person, or not now; the message says why."""


@dataclass(frozen=True)
class OpenConcern:
    """A concern with its words, for the duty team's eyes."""

    concern: Concern
    words: str
    about: dict[str, Any]  # round, setting, band, question, reasons; contact when it was asked for

    @property
    def reasons(self) -> list[list[Any]]:
        """[signal, label, level, start, end] each; start and end point into the words."""
        return list(self.about.get("reasons", []))

    @property
    def has_contact(self) -> bool:
        """True when a sealed contact envelope came with it."""
        return "contact" in self.about


def waiting(session: Session) -> list[Concern]:
    """Concerns that are not closed, the most urgent and longest due first. Words stay sealed."""
    rows = session.scalars(select(Concern).where(Concern.state != "closed"))
    return sorted(rows, key=lambda one: (one.state != "new", LEVELS[one.level], one.due_at, one.id))


def thread_of(session: Session, concern: Concern) -> list[Concern]:
    """Every concern of the same sitting, oldest due first."""
    query = select(Concern).where(Concern.thread == concern.thread).order_by(Concern.due_at, Concern.id)
    return list(session.scalars(query))


def read(session: Session, key: PrivateKey, concern_id: str, handle: str, now: datetime) -> OpenConcern:
    """Open a concern's words for a person: that is the acknowledgement, and stops its clock.

    Raises LookupError when there is no such concern.
    """
    concern = _concern(session, concern_id)
    if concern.state == "new":
        concern.state, concern.read_by = "read", handle
        concern.escalation, concern.alert_after = 0, None
        step(session, concern, handle, "read", now, IN_TIME if now <= concern.due_at else LATE)
    else:
        step(session, concern, handle, "read", now)
    try:
        told = open_with_care(key, concern.sealed)
    except CareBoxBroken:
        told = BROKEN
    return OpenConcern(concern, told.words, told.about)


def start_acting(session: Session, concern_id: str, handle: str, what: str, now: datetime) -> None:
    """Write down what is being done. Raises NotYours before it was read."""
    concern = _concern(session, concern_id)
    if concern.state not in ("read", "acting"):
        raise NotYours("read it first")
    concern.state, concern.closing_by = "acting", ""  # more is being done: whoever closes it asks anew
    step(session, concern, handle, "acting", now, what)


def close(session: Session, concern_id: str, handle: str, reason: str, now: datetime) -> bool:
    """Close with a reason. Red, or a duplicate, takes two people: False means that a second must agree.

    Raises NotYours before it was read, without a reason, or when the same person presses twice.
    """
    concern = _concern(session, concern_id)
    if concern.state not in ("read", "acting"):
        raise NotYours("read it first")
    if not reason.strip():
        raise NotYours("say why it is closed")
    # Once somebody asked for a second person, another reason does not do without one.
    needs_two = concern.level == "red" or "duplicate" in reason.lower() or bool(concern.closing_by)
    if needs_two and not concern.closing_by:
        concern.closing_by = handle
        step(session, concern, handle, "asks to close", now, reason)
        return False
    if needs_two and concern.closing_by == handle:
        raise NotYours("a second person must agree to close this")
    concern.state = "closed"
    step(session, concern, handle, "closed", now, reason)
    return True


def reply(session: Session, concern_id: str, template: str, handle: str, now: datetime) -> None:
    """Send an approved template to whoever holds the words-code of this thread."""
    concern = _concern(session, concern_id)
    session.add(ConcernReply(thread=concern.thread, template=template, sent_by=handle, sent_on=now.date()))
    step(session, concern, handle, "replied", now, template)


def release(session: Session, concern_id: str, words: str, handle: str, kind: str, now: datetime) -> None:
    """Release redacted words of a concern, so that a later mix of the same kind of round carries them.

    Raises NotYours before it was read, or when there are no words.
    """
    concern = _concern(session, concern_id)
    if concern.state == "new" or not words.strip():
        raise NotYours("read it first, and say which words may be released")
    session.add(ReleasedWords(kind=kind, words=words.strip(), released_by=handle))
    step(session, concern, handle, "released redacted words", now)


def replies_for(session: Session, thread: str) -> list[ConcernReply]:
    """Replies under the thread that a words-code derives. An unknown thread has none."""
    return list(
        session.scalars(
            select(ConcernReply)
            .where(ConcernReply.thread == thread)
            .order_by(ConcernReply.sent_on, ConcernReply.id)
        )
    )


def steps_of(session: Session, concern_id: str) -> list[ConcernStep]:
    """The history of a concern, oldest first."""
    query = select(ConcernStep).where(ConcernStep.concern_id == concern_id).order_by(ConcernStep.id)
    return list(session.scalars(query))


def step(session: Session, concern: Concern, handle: str, deed: str, now: datetime, reason: str = "") -> None:
    """Write one step into a concern's history, to the hour."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    session.add(ConcernStep(concern_id=concern.id, handle=handle, deed=deed, reason=reason[:300], hour=hour))
    session.flush()


def _concern(session: Session, concern_id: str) -> Concern:
    concern = session.scalar(select(Concern).where(Concern.id == concern_id).with_for_update())
    if concern is None:
        raise LookupError("there is no such concern")
    return concern
