"""A strand stands between its months, both counted whole."""

import datetime as dt

import pytest
from pydantic import ValidationError

from analysis.plan import Strand


def test_a_strand_stands_from_the_first_day_of_its_month() -> None:
    strand = Strand(code="3b", title="With disabilities", valid_from="2023-01")
    assert not strand.stands_on(dt.date(2022, 12, 31))
    assert strand.stands_on(dt.date(2023, 1, 1))


def test_a_strand_stands_to_the_last_day_of_its_last_month() -> None:
    strand = Strand(code="1", title="One", valid_to="2022-03")
    assert strand.stands_on(dt.date(2022, 3, 31))
    assert not strand.stands_on(dt.date(2022, 4, 1))


def test_a_month_is_written_as_year_and_month() -> None:
    with pytest.raises(ValidationError, match="2023-01"):
        Strand(code="1", title="One", valid_from="January 2023")


def test_a_strand_never_changes() -> None:
    with pytest.raises(ValidationError):
        Strand(code="1", title="One").title = "Two"  # type: ignore[misc]
