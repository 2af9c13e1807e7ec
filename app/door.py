"""The edge of the one door: opens the unit of work, and runs it again when two presses met in one instant."""

from collections.abc import Sequence

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


def take_all(house: House, presses: Sequence[Press], secret: SittingSecret, finishes: bool) -> list[Outcome]:
    """Take all answers of one form in one unit of work: when this returns they are on the disk, or none is.

    `finishes`: mark the sitting finished with them, when every one is stored. Raises NotStored.
    """
    for _ in range(MOST_TRIES - 1):
        try:
            return _take_all_once(house, presses, secret, finishes)
        except PressedElsewhere:
            continue
    return _take_all_once(house, presses, secret, finishes)


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


def _take_all_once(
    house: House, presses: Sequence[Press], secret: SittingSecret, finishes: bool
) -> list[Outcome]:
    now = house.now()
    with house.books.voices.write() as voices:
        # Each is read for worrying words, also when one before it was refused.
        outcomes = [take_answer(voices, press, now) for press in presses]
        if finishes and any(one.stored for one in outcomes):
            finish(voices, secret, now)
    return outcomes


def _finish_once(house: House, secret: SittingSecret) -> Outcome:
    with house.books.voices.write() as voices:
        return finish(voices, secret, house.now())
