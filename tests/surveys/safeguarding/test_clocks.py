"""The clocks of a concern: never blank, in working hours and out of them."""

from datetime import UTC, datetime

import pytest

from surveys.safeguarding.clocks import due
from surveys.safeguarding.triage import Level


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("level", "now", "expected"),
    [
        (Level.RED, "2026-11-16 10:00", "2026-11-16 11:00"),
        (Level.RED, "2026-11-16 10:14:59", "2026-11-16 11:00"),
        (Level.RED, "2026-11-21 23:40", "2026-11-22 00:30"),  # a Saturday night
        (Level.RED, "2026-12-25 03:00", "2026-12-25 04:00"),
        (Level.AMBER, "2026-11-16 10:00", "2026-11-16 17:00"),
        (Level.AMBER, "2026-11-16 15:00", "2026-11-17 12:00"),
        (Level.AMBER, "2026-11-20 16:00", "2026-11-23 12:00"),  # Friday afternoon
        (Level.AMBER, "2026-11-21 10:00", "2026-11-23 12:00"),
        (Level.AMBER, "2027-06-07 13:30", "2027-06-07 16:00"),  # summer time: five o'clock in London
        (Level.AMBER, "2027-03-26 10:00", "2027-03-30 11:00"),  # Good Friday
        (Level.GREEN, "2026-11-16 10:00", "2026-11-18 17:00"),
        (Level.GREEN, "2026-11-20 10:00", "2026-11-24 17:00"),
    ],
)
def test_each_level_has_its_clock(level: Level, now: str, expected: str) -> None:
    assert due(level, at(now)) == at(expected)


def test_a_red_clock_does_not_keep_the_exact_moment() -> None:
    assert due(Level.RED, at("2026-11-16 10:31:17")) == due(Level.RED, at("2026-11-16 10:44:02"))
