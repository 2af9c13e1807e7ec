"""The edge of the one door: opens the unit of work, and runs it again when two presses met in one instant."""

from app.wiring import House
from surveys.intake import finish, take_answer
from surveys.people.invitations import mark_answered
from surveys.press import Outcome, Press
from surveys.voices.envelope import SittingSecret
from surveys.voices.sittings import PressedElsewhere

MOST_TRIES = 5


def take(house: House, press: Press) -> Outcome:
    """Take one answer in; when this returns it is on the disk. Raises NotStored when it could not be kept."""
    for _ in range(MOST_TRIES - 1):
        try:
            return _take_once(house, press)
        except PressedElsewhere:
            continue
    return _take_once(house, press)


def finish_sitting(house: House, secret: SittingSecret, invitation_id: str | None) -> Outcome:
    """Finish a sitting. People first, then voices: a crash between leaves nobody a needless reminder."""
    if invitation_id:
        with house.books.people.write() as people:
            mark_answered(people, invitation_id)
    for _ in range(MOST_TRIES - 1):
        try:
            return _finish_once(house, secret)
        except PressedElsewhere:
            continue
    return _finish_once(house, secret)


def _take_once(house: House, press: Press) -> Outcome:
    with house.books.voices.write() as voices:
        return take_answer(voices, press, house.now())


def _finish_once(house: House, secret: SittingSecret) -> Outcome:
    with house.books.voices.write() as voices:
        return finish(voices, secret, house.now())
