"""Reminders: a round's people who have not answered are asked again on the third day and the fifth, and then
never. Written here, sent by the outbox's worker, which asks once more whether they are still wanted."""

from sqlalchemy import select

from app.jobs.gate import in_the_way
from app.slack import OPT_OUT_KEY
from app.wiring import House
from surveys.people.reminders import write_reminders
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot
from surveys.rounds.reminding import reminder_due
from surveys.voices.round import Round, State


def remind(house: House) -> int:
    """Write the reminders that are due. Repeatable. Returns how many are new."""
    written = 0
    for round_ in _open_rounds(house):
        zone = _zone(house, round_.id)
        kind = reminder_due(round_.opens_at, round_.closes_at, zone, house.now()) if zone else ""
        if not kind or (round_.kind == "children" and in_the_way(house)):
            continue
        with house.books.people.write() as people:
            written += write_reminders(people, round_.id, kind, house.keys.read(OPT_OUT_KEY), house.now())
    return written


def _open_rounds(house: House) -> list[Round]:
    with house.books.voices.read() as voices:
        query = select(Round).where(Round.state == State.OPEN, Round.invited.is_(True))
        return list(voices.scalars(query.where(Round.closes_at > house.now())))


def _zone(house: House, round_id: str) -> str:
    """The time zone of the round's schedule; empty when it has none, or when that is paused."""
    with house.books.people.read() as people:
        query = select(Schedule).join(Slot, Slot.schedule_id == Schedule.id).where(Slot.round_id == round_id)
        schedule = people.scalar(query)
        return schedule.time_zone if schedule and not schedule.paused else ""
