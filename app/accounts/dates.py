"""How the staff pages write a day, an hour and a span of time: local, short, in words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day(value: date | datetime | None) -> str:
    """A day such as "Sat 21 Nov 2026"; nothing for no day."""
    if value is None:
        return ""
    local = value.astimezone(LONDON) if isinstance(value, datetime) else value
    return f"{local:%a} {local.day} {local:%b %Y}"


def moment(value: datetime | None) -> str:
    """A day with its time, such as "Sat 21 Nov 2026, 09:05"; nothing for no time."""
    if value is None:
        return ""
    return f"{day(value)}, {value.astimezone(LONDON):%H:%M}"


def span(length: timedelta) -> str:
    """A length of time in its two largest units: "2 days 3 hours", "40 minutes"."""
    minutes = int(abs(length).total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    parts = [(days, "day"), (rest // 60, "hour"), (rest % 60, "minute")]
    words = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(words[:2]) or "less than a minute"
