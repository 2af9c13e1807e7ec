"""The gate: each thing that is missing is told, and nothing else."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from surveys.db.book import Books
from surveys.rounds.gate import SIGN_OFFS, missing_for_children
from surveys.safeguarding.duty import DutyRota, SignOff
from surveys.safeguarding.reading_item import ReadingItem

MONDAY = date(2026, 11, 16)


def all_in_place(session: Session) -> DutyRota:
    rota = DutyRota(id=1, duty_lead="dora", deputy="dev", manager="mo", contact_test_passed_on=MONDAY)
    session.add(rota)
    session.add_all(SignOff(by=by, reference="minute 4", signed_on=MONDAY) for by in SIGN_OFFS)
    session.flush()
    return rota


def missing(session: Session, today: date = MONDAY, help_lines: bool = True) -> str:
    session.flush()
    return " ".join(missing_for_children(session, today, help_lines))


def test_nothing_is_missing_when_everything_is_in_place(books: Books) -> None:
    with books.voices.write() as session:
        all_in_place(session)
        assert missing(session) == ""


def test_an_empty_house_lacks_everything(books: Books) -> None:
    with books.voices.read() as session:
        assert len(missing_for_children(session, MONDAY, help_lines=False)) == 6


@pytest.mark.parametrize("post", ["duty_lead", "deputy"])
def test_duty_lead_and_deputy_must_be_named(books: Books, post: str) -> None:
    with books.voices.write() as session:
        setattr(all_in_place(session), post, "")
        assert "must be named" in missing(session)


def test_duty_lead_and_deputy_are_two_people(books: Books) -> None:
    with books.voices.write() as session:
        all_in_place(session).deputy = "dora"
        assert "two people" in missing(session)


def test_the_contact_test_lasts_thirty_days(books: Books) -> None:
    with books.voices.write() as session:
        all_in_place(session)
        assert missing(session, MONDAY + timedelta(days=30)) == ""
        assert "contact test" in missing(session, MONDAY + timedelta(days=31))


def test_help_lines_must_be_set(books: Books) -> None:
    with books.voices.write() as session:
        all_in_place(session)
        assert "help lines" in missing(session, help_lines=False)


@pytest.mark.parametrize("by", list(SIGN_OFFS))
def test_each_sign_off_is_needed(books: Books, by: str) -> None:
    with books.voices.write() as session:
        all_in_place(session)
        session.execute(delete(SignOff).where(SignOff.by == by))
        assert SIGN_OFFS[by] in missing(session)


def test_the_list_must_have_been_read_on_the_last_working_day(books: Books) -> None:
    with books.voices.write() as session:
        all_in_place(session)
        session.add(ReadingItem(day=MONDAY - timedelta(days=3), sealed=b"x"))  # Friday's may wait until today
        assert missing(session) == ""
        session.add(ReadingItem(day=MONDAY - timedelta(days=4), sealed=b"x"))
        assert "reading list" in missing(session)
