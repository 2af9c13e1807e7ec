"""The clocks of a concern: by when a person must have read it, in working hours and out of them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from surveys.rounds.calendar import is_working_day, next_working_day
from surveys.safeguarding.triage import Level

LONDON = ZoneInfo("Europe/London")
DAY_ENDS = time(17, 0)
NOON = time(12, 0)
TOO_LATE_TODAY = time(15, 0)
RED = timedelta(hours=1)


def due(level: Level, now: datetime) -> datetime:
    """Red: one hour, day or night, counted from the quarter before, because the exact moment would tell when
    somebody wrote. Amber: the same working day, or by noon of the next one when it came
    after 15:00 or on a free day. Green: the end of the second working day."""
    if level is Level.RED:
        return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0) + RED
    local = now.astimezone(LONDON)
    if level is Level.AMBER:
        if is_working_day(local.date()) and local.time() < TOO_LATE_TODAY:
            return _at(local.date(), DAY_ENDS)
        return _at(next_working_day(local.date()), NOON)
    return _at(next_working_day(next_working_day(local.date())), DAY_ENDS)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, LONDON).astimezone(UTC)
