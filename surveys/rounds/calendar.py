"""Working days: weekdays that are no bank holiday of England and Wales (calendar.toml)."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path


@cache
def bank_holidays() -> frozenset[date]:
    """The bank holidays that we know; the file names the years it covers."""
    loaded = tomllib.loads(Path(__file__).with_name("calendar.toml").read_text("utf-8"))
    return frozenset(loaded["bank_holidays"])


def is_working_day(day: date) -> bool:
    """True from Monday to Friday, bank holidays excepted."""
    return day.weekday() < 5 and day not in bank_holidays()


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


def last_working_day(day: date) -> date:
    """The last working day before `day`."""
    before = day - timedelta(days=1)
    while not is_working_day(before):
        before -= timedelta(days=1)
    return before
