"""Recurrence: local dates and hours, across clock changes and free days."""

from datetime import UTC, date, datetime, time

import pytest

from surveys.rounds.recurrence import local_moment, slot_dates

LONDON = "Europe/London"


def test_T3_in_spring_the_skipped_half_past_one_is_the_hour_after_it() -> None:
    assert local_moment(date(2027, 3, 28), time(1, 30), LONDON) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_T3_in_autumn_the_first_of_two_half_past_ones_is_meant() -> None:
    assert local_moment(date(2027, 10, 31), time(1, 30), LONDON) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_T4_nine_o_clock_is_nine_o_clock_in_winter_and_in_summer() -> None:
    assert local_moment(date(2027, 3, 22), time(9), LONDON).hour == 9
    assert local_moment(date(2027, 3, 29), time(9), LONDON).hour == 8


def test_a_fortnightly_schedule_comes_every_second_week() -> None:
    days = slot_dates(date(2026, 11, 16), 2, date(2026, 12, 20))
    assert days == [date(2026, 11, 16), date(2026, 11, 30), date(2026, 12, 14)]


def test_T9_a_date_on_a_bank_holiday_moves_past_the_weekend_to_the_next_working_day() -> None:
    assert slot_dates(date(2026, 12, 25), 1, date(2027, 1, 5)) == [date(2026, 12, 29), date(2027, 1, 4)]


def test_T9_a_moved_date_is_not_due_on_the_free_day_itself() -> None:
    assert slot_dates(date(2026, 12, 25), 1, date(2026, 12, 28)) == []


def test_a_schedule_that_never_comes_back_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one week"):
        slot_dates(date(2026, 11, 16), 0, date(2026, 12, 20))
