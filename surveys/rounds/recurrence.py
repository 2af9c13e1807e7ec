"""Recurrence: which local dates a schedule asks on, and which of them are due. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from surveys.rounds.calendar import is_working_day, next_working_day


def slot_dates(starts_on: date, every_weeks: int, until: date) -> list[date]:
    """The schedule's dates up to and including `until`; one on a free day moves to the next working day.

    Raises ValueError when `every_weeks` is not at least 1.
    """
    if every_weeks < 1:
        raise ValueError("a schedule comes back after at least one week")
    dates, due = [], starts_on
    while due <= until:
        dates.append(due if is_working_day(due) else next_working_day(due))
        due += timedelta(weeks=every_weeks)
    return [day for day in dates if day <= until]


def local_moment(day: date, at: time, zone: str) -> datetime:
    """That wall-clock time on that date, in UTC. An hour that the clocks skip counts as the hour after it;
    of an hour that comes twice the first one is meant."""
    wanted = datetime.combine(day, at, ZoneInfo(zone))
    return wanted.astimezone(UTC)
