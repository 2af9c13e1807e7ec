"""A press: what a channel hands to the door, what becomes of it, and what is known when it arrives."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from surveys.questionnaires.path import asked
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import AnswerNotRead, AnyQuestion, RawAnswer
from surveys.safeguarding.triage import Level
from surveys.voices.envelope import Draft, SittingSecret
from surveys.voices.round import Round
from surveys.voices.rounds import lock_while_answering, questionnaire_of
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import NewSitting, find_draft


@dataclass(frozen=True)
class Press:
    """One press of one person, untrusted and not yet looked at.

    `audience` is "children" or "staff". `seen` is how many presses the form knew of (`draft.body.seq`).
    `start` is needed for a first answer only. `tag` and `start_number` come from an invitation.
    """

    round_id: str | None
    audience: str
    secret: SittingSecret | None
    question_id: str
    raw: RawAnswer
    seen: int = 0
    start: NewSitting | None = None
    band: str = ""
    language: str = "en"
    cells: dict[str, str] = field(default_factory=dict)
    tag: str = ""
    start_number: int = 0


@dataclass(frozen=True)
class Outcome:
    """What became of a press. `refusal` is empty when it is stored; `level` says that the words worried us,
    `help_card` that the chosen answer did."""

    stored: bool = False
    refusal: str = ""
    level: Level | None = None
    help_card: bool = False
    draft: Draft | None = None


@dataclass
class Room:
    """What is known about a press when it arrives: its round, its question, its sitting so far."""

    round: Round | None = None
    questionnaire: Questionnaire | None = None
    question: AnyQuestion | None = None
    row: Sitting | None = None
    draft: Draft | None = None

    @property
    def takes_words(self) -> bool:
        """True when the question is one for free words."""
        return self.question is not None and self.question.kind == "words"


def look_around(session: Session, press: Press) -> Room:
    """Find what the press belongs to. Whatever isn't there stays None; nothing is refused here."""
    room = Room()
    room.round = lock_while_answering(session, press.round_id) if press.round_id else None
    if room.round is None:
        return room
    room.questionnaire = questionnaire_of(session, room.round.edition_id)
    room.question = next((one for one in room.questionnaire.questions if one.id == press.question_id), None)
    found = find_draft(session, press.secret) if press.secret else None
    if found and found[1].body.round_id == room.round.id:
        room.row, room.draft = found
    return room


def said_before(room: Room, press: Press) -> bool:
    """True when this very answer stands there already: a double click, a reload, a late retry."""
    kept = room.draft.body.kept.get(press.question_id) if room.draft else None
    if kept is None or room.question is None:
        return False
    if kept.moved:
        return kept.moved == mark_of(press)
    if press.raw.words and not kept.answer.words:
        return False
    try:
        return kept.answer == room.question.read(press.raw)
    except AnswerNotRead:
        return False


def is_stale(room: Room, press: Press) -> bool:
    """True when a newer answer stands than the form knew of: a late retry must not overwrite it."""
    kept = room.draft.body.kept.get(press.question_id) if room.draft else None
    return kept is not None and kept.number > press.seen


def may_be_asked(room: Room, press: Press) -> bool:
    """True when the question lies on this person's path."""
    if room.questionnaire is None or room.question is None:
        return False
    band = room.draft.body.band if room.draft else press.band
    answers = room.draft.body.answers if room.draft else {}
    return any(one.id == room.question.id for one in asked(room.questionnaire, answers, band))


def mark_of(press: Press) -> str:
    """A mark of words that were moved to a concern: it tells the same words when they come again."""
    said = f"{press.raw.passing}|{press.raw.words}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16, key=(press.secret or "").encode()).hexdigest()


def about(press: Press, room: Room) -> dict[str, Any]:
    """Where words were said: round, setting, band and question. Never who."""
    band = room.draft.body.band if room.draft else press.band
    question = room.question.text(band) if room.question and band else press.question_id
    title = room.round.title if room.round else ""
    return {"round": title, "setting": press.cells.get("setting", ""), "band": band, "question": question}


def chosen_labels(press: Press, room: Room) -> str:
    """The labels of the chosen answers, as the person saw them."""
    band = room.draft.body.band if room.draft else press.band
    if room.question is None or not band:
        return ", ".join(press.raw.values)
    labels = {option.value: option.label for option in room.question.options(band)}
    return ", ".join(labels.get(value, value) for value in press.raw.values)
