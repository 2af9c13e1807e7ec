"""When somebody is reminded: on the third day and the fifth, on working days, then never again. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from surveys.rounds.calendar import is_working_day, next_working_day
from surveys.rounds.recurrence import local_moment

REMINDERS = ((5, "reminder-2"), (3, "reminder-1"))  # the later one first: after downtime only one goes out
TOO_LATE = timedelta(hours=12)  # nobody is hurried in a round's last hours


def reminder_due(opens_at: datetime, closes_at: datetime, zone: str, now: datetime) -> str:
    """The kind of reminder that is due at `now`, or an empty text; at the hour at which the round opened."""
    local = opens_at.astimezone(ZoneInfo(zone))
    if now >= closes_at - TOO_LATE:
        return ""
    for days, kind in REMINDERS:
        day = _working(local.date() + timedelta(days=days))
        if now >= local_moment(day, local.time(), zone):
            return kind
    return ""


def _working(day: date) -> date:
    return day if is_working_day(day) else next_working_day(day)
