"""Working days."""

from datetime import date

import pytest

from surveys.rounds.calendar import is_working_day, last_working_day, next_working_day


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),
        (date(2027, 3, 29), False),
    ],
)
def test_weekends_and_bank_holidays_are_free(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_around_easter_four_days_are_free() -> None:
    assert next_working_day(date(2027, 3, 25)) == date(2027, 3, 30)
    assert last_working_day(date(2027, 3, 30)) == date(2027, 3, 25)
