"""The slot ledger: a date of a schedule is claimed once, whatever the clock does or how many clocks run."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.people.schedule import Schedule
from surveys.people.slot import Slot
from surveys.rounds.recurrence import local_moment, slot_dates


def claim_slots(session: Session, now: datetime) -> int:
    """Write a ledger row for each due date that has none. After downtime only the newest date of a schedule
    that is still open is due; those before it are missed. Returns how many rows are new."""
    new = 0
    for schedule in session.scalars(select(Schedule).where(Schedule.paused.is_(False))):
        zone_today = now.astimezone(ZoneInfo(schedule.time_zone)).date()
        dates = slot_dates(schedule.starts_on, schedule.every_weeks, zone_today)
        due = [day for day in dates if slot_opens(schedule, day) <= now]
        written = set(session.scalars(select(Slot.local_date).where(Slot.schedule_id == schedule.id)))
        for day in due:
            if day not in written:
                still_open = day == due[-1] and slot_ends(schedule, day) > now
                new += _write(session, schedule.id, day, "due" if still_open else "missed")
    return new


def give_up_slots(session: Session, now: datetime) -> int:
    """Slots that could not open in time (downtime, a pause, the gate) are missed: those whose end has come,
    and all but the newest of a schedule, so that nobody is asked twice at once. Returns how many."""
    waiting = _in_state(session, "due")
    newest = {slot.schedule_id: slot.local_date for slot, _ in waiting}  # the oldest come first
    missed = 0
    for slot, schedule in waiting:
        if slot_ends(schedule, slot.local_date) <= now or slot.local_date < newest[slot.schedule_id]:
            slot.state = "missed"
            missed += 1
    session.flush()
    return missed


def slot_opens(schedule: Schedule, day: date) -> datetime:
    """When the round of that slot opens, in UTC."""
    return local_moment(day, schedule.opens_at, schedule.time_zone)


def slot_ends(schedule: Schedule, day: date) -> datetime:
    """When the round of that slot closes, in UTC: the same wall-clock time some days later."""
    return local_moment(day + timedelta(days=schedule.open_days), schedule.opens_at, schedule.time_zone)


def slots_to_open(session: Session) -> list[tuple[Slot, Schedule]]:
    """The slots that wait for their round, with their schedules, oldest first. Not those of a paused one."""
    return [(slot, schedule) for slot, schedule in _in_state(session, "due") if not schedule.paused]


def missed_since(session: Session, day: date) -> int:
    """How many dates of all schedules were missed since that day: the team is told."""
    query = select(func.count()).select_from(Slot).where(Slot.state == "missed", Slot.local_date >= day)
    return session.scalar(query) or 0


def _in_state(session: Session, state: str) -> list[tuple[Slot, Schedule]]:
    query = select(Slot, Schedule).join(Schedule, Schedule.id == Slot.schedule_id).where(Slot.state == state)
    return [(slot, schedule) for slot, schedule in session.execute(query.order_by(Slot.local_date))]


def _write(session: Session, schedule_id: str, day: date, state: str) -> int:
    try:
        with session.begin_nested():
            session.add(Slot(schedule_id=schedule_id, local_date=day, round_id=random_key(), state=state))
    except IntegrityError:  # another clock was first
        return 0
    return 1
