"""The periods that the board reads about: quarters of the council's year, or from one date to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.report import Period

FIRST_MONTH = 4  # the council's year begins in April


@dataclass(frozen=True)
class Named:
    """A period with the name that the board knows it by."""

    name: str
    period: Period
    rounds: int


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    month = (day.month - 1) // 3 * 3 + 1
    start = date(day.year, month, 1)
    after = date(day.year + (month == 10), (month + 2) % 12 + 1, 1)
    return Period(start, after - timedelta(days=1))


def quarter_name(period: Period) -> str:
    """Such as "Quarter 3 of 2026/27", counted from April."""
    number = (period.start.month - FIRST_MONTH) % 12 // 3 + 1
    year = period.start.year - (period.start.month < FIRST_MONTH)
    return f"Quarter {number} of {year}/{(year + 1) % 100:02}"


def quarters(closing_days: Iterable[date]) -> list[Named]:
    """The quarters in which rounds closed, the newest first, with how many did."""
    days = list(closing_days)
    found = {quarter_of(day).start: quarter_of(day) for day in days}
    return [
        Named(quarter_name(period), period, sum(period.start <= day <= period.end for day in days))
        for _, period in sorted(found.items(), reverse=True)
    ]


def read_period(start: str, end: str) -> Period | None:
    """The period of an address; None when it is none, or longer than three years."""
    try:
        period = Period(date.fromisoformat(start), date.fromisoformat(end))
    except ValueError:
        return None
    return period if period.end - period.start <= timedelta(days=3 * 366) else None
