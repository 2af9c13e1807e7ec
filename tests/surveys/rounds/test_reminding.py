"""When a reminder is due: the third day, the fifth, and never again."""

from datetime import UTC, datetime, timedelta

import pytest

from surveys.rounds.reminding import reminder_due

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
CLOSES = MONDAY + timedelta(days=14)


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (timedelta(days=2, hours=23), ""),
        (timedelta(days=3), "reminder-1"),
        (timedelta(days=6, hours=23), "reminder-1"),  # the fifth day is a Saturday: it moves to Monday
        (timedelta(days=7), "reminder-2"),
        (timedelta(days=13), "reminder-2"),
        (timedelta(days=13, hours=13), ""),  # nobody is hurried in the last hours
        (timedelta(days=15), ""),
    ],
)
def test_a_reminder_comes_on_the_third_working_day_and_the_fifth(after: timedelta, kind: str) -> None:
    assert reminder_due(MONDAY, CLOSES, "Europe/London", MONDAY + after) == kind


def test_a_short_round_reminds_nobody() -> None:
    closes = MONDAY + timedelta(days=3)
    moments = [MONDAY + timedelta(hours=hour) for hour in range(80)]
    assert {reminder_due(MONDAY, closes, "Europe/London", one) for one in moments} == {""}


def test_it_keeps_the_local_hour_across_the_clock_change() -> None:
    opened = datetime(2027, 3, 25, 9, 0, tzinfo=UTC)  # a Thursday; the third day is Easter Sunday
    closes = opened + timedelta(days=14)
    due = datetime(2027, 3, 30, 8, 0, tzinfo=UTC)  # Tuesday at nine, in summer time
    assert reminder_due(opened, closes, "Europe/London", due - timedelta(minutes=1)) == ""
    assert reminder_due(opened, closes, "Europe/London", due) != ""
