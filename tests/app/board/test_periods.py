"""The periods that a board reads about."""

from datetime import date

import pytest

from analysis.report import Period
from app.board.periods import quarter_name, quarter_of, quarters, read_period


@pytest.mark.parametrize(
    ("day", "start", "end", "name"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30), "Quarter 1 of 2026/27"),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31), "Quarter 3 of 2026/27"),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 31), "Quarter 4 of 2027/28"),
        (date(2099, 9, 30), date(2099, 7, 1), date(2099, 9, 30), "Quarter 2 of 2099/00"),
    ],
)
def test_a_day_lies_in_its_quarter_of_the_councils_year(day: date, start: date, end: date, name: str) -> None:
    assert quarter_of(day) == Period(start, end)
    assert quarter_name(quarter_of(day)) == name


def test_quarters_stand_newest_first_with_how_many_rounds_closed() -> None:
    found = quarters([date(2026, 1, 5), date(2026, 5, 5), date(2026, 6, 30)])
    assert [(one.name, one.rounds) for one in found] == [
        ("Quarter 1 of 2026/27", 2),
        ("Quarter 4 of 2025/26", 1),
    ]


@pytest.mark.parametrize(
    ("start", "end"), [("x", "2026-01-01"), ("2026-02-01", "2026-01-01"), ("1990-01-01", "2026-01-01")]
)
def test_what_is_no_period_is_none(start: str, end: str) -> None:
    assert read_period(start, end) is None
