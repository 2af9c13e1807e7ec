"""What a first answer needs: a new words-code, and for an invitation one of its three starts."""

import logging
from dataclasses import dataclass

from app.wiring import House
from app.young_people.seats import Seat
from surveys.keys.folder import KeyMissing
from surveys.people.invitations import start_with
from surveys.questions import AnswerNotRead, RawAnswer
from surveys.voices.round_keys import invitation_tag
from surveys.voices.sittings import NewSitting, prepare_start
from surveys.words.codes import new_code

log = logging.getLogger("heard.young_people")


@dataclass(frozen=True)
class Begun:
    """What goes with a press that begins a sitting; nothing where none can begin."""

    sitting: NewSitting | None = None
    number: int = 0
    tag: str = ""
    used_up: bool = False


NOT_NEEDED = Begun()


def start_sitting(house: House, seat: Seat, question_id: str, raw: RawAnswer) -> Begun:
    """Prepare a first answer. People first, then voices; an answer that will be refused uses up no start.

    Where the round's keys are missing no sitting can begin, but the words still go on to be looked at.
    """
    if not seat.door.open:
        return NOT_NEEDED
    try:
        return _start(house, seat, question_id, raw)
    except KeyMissing:
        log.error("an open round has no keys: nothing can be answered, see `heard doctor`")
        return NOT_NEEDED


def _start(house: House, seat: Seat, question_id: str, raw: RawAnswer) -> Begun:
    door, number, tag = seat.door, 0, ""
    sitting = prepare_start(house.keys, door.round_id, new_code(), door.address)
    if door.invitation_id and _can_be_kept(seat, question_id, raw):
        with house.books.people.write() as people:
            used = start_with(people, door.invitation_id)
        if used is None:
            return Begun(used_up=True)
        number, tag = used, invitation_tag(house.keys, door.round_id, door.invitation_id)
    return Begun(sitting, number, tag)


def _can_be_kept(seat: Seat, question_id: str, raw: RawAnswer) -> bool:
    try:
        seat.door.questionnaire.question(question_id).read(raw)
    except (LookupError, AnswerNotRead):
        return False
    return True
