"""The reading list: every child's words are read by a person (G0)."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.questions import RawAnswer
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.reading_item import ReadingItem
from surveys.voices.envelope import new_secret
from tests.support.staff import StaffHouse, build_staff_house, press


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    staff = build_staff_house(sqlite_books, tmp_path, people=0)
    question = next(one.id for one in staff.round.questionnaire.questions if one.kind == "words")
    for number in range(23):
        staff.round.press(new_secret(), question, RawAnswer(words=f"I like swimming, number {number}."))
    staff.round.press(new_secret(), question, RawAnswer(passing="skipped"))
    return staff


def _waiting(staff: StaffHouse) -> int:
    with staff.house.books.voices.read() as session:
        return session.query(ReadingItem).count()


def _have_read(staff: StaffHouse, handle: str = "dora") -> None:
    client = staff.sign_in(handle)
    page = client.get("/desk/reading").get_data(as_text=True)
    press(client, "/desk/reading", items=page.split('name="items" value="')[1].split('"')[0])


def test_G0_texts_come_in_pages_of_twenty_with_round_and_setting_only(staff: StaffHouse) -> None:
    page = staff.sign_in("dora").get("/desk/reading").get_data(as_text=True)
    assert page.count("<article") == 20 and "A sample round" in page


def test_G0_texts_that_were_read_leave_the_list_and_the_others_stay(staff: StaffHouse) -> None:
    _have_read(staff)
    page = staff.sign_in("dev").get("/desk/reading").get_data(as_text=True)
    assert page.count("<article") == 3
    _have_read(staff, "dev")
    assert _waiting(staff) == 0


def test_reading_the_list_is_what_the_gate_asks_for_even_when_it_is_empty(staff: StaffHouse) -> None:
    for _ in range(3):
        _have_read(staff)
    with staff.house.books.voices.read() as session:
        assert session.get_one(DutyRota, 1).list_read_on == staff.clock().date()
    assert "There is nothing to read." in staff.sign_in("dora").get("/desk/reading").get_data(as_text=True)


def test_pressing_without_having_seen_a_text_takes_nothing_off_the_list(staff: StaffHouse) -> None:
    press(staff.sign_in("dora"), "/desk/reading", items="f" * 32)
    assert staff.sign_in("dora").get("/desk/reading").get_data(as_text=True).count("<article") == 20


def test_G0_words_that_can_not_be_opened_stay_and_hide_no_others(staff: StaffHouse) -> None:
    with staff.house.books.voices.write() as session:
        for number in range(25):
            session.add(ReadingItem(day=date(2020, 1, 1), sealed=bytes([number]) * 12_336))
    assert staff.sign_in("dora").get("/desk/reading").get_data(as_text=True).count("I like swimming") == 20
    for _ in range(3):
        _have_read(staff)
    with staff.house.books.voices.read() as session:
        assert set(session.scalars(select(ReadingItem.day))) == {date(2020, 1, 1)}
    assert _waiting(staff) == 25


def test_G7_a_text_that_worries_its_reader_moves_to_the_desk(staff: StaffHouse) -> None:
    with staff.house.books.voices.read() as session:
        before, known = _waiting(staff), set(session.scalars(select(Concern.id)))
    dora = staff.sign_in("dora")
    page = dora.get("/desk/reading").get_data(as_text=True)
    address = page.split('href="/desk/reading/')[1].split('"')[0]
    assert "I like swimming" in dora.get(f"/desk/reading/{address}").get_data(as_text=True)
    press(dora, f"/desk/reading/{address}", level="amber", why="what about the swimming teacher")
    with staff.house.books.voices.read() as session:
        (raised,) = [one for one in session.scalars(select(Concern)) if one.id not in known]
    assert raised.level == "amber" and _waiting(staff) == before - 1


@pytest.mark.parametrize("handle", ["ada", "mo", "bo", "adi", "nil"])
def test_nobody_else_reads_the_list(staff: StaffHouse, handle: str) -> None:
    assert staff.sign_in(handle).get("/desk/reading").status_code == 403


def test_the_figures_are_told_even_when_they_are_nought(staff: StaffHouse) -> None:
    page = staff.sign_in("mo").get("/desk/figures").get_data(as_text=True)
    assert "365 days" in page and "I like swimming" not in page


def test_a_passed_contact_test_is_recorded(staff: StaffHouse) -> None:
    dev = staff.sign_in("dev")
    assert "never passed" in dev.get("/desk/figures").get_data(as_text=True)
    press(dev, "/desk/contact-test")
    assert "never passed" not in dev.get("/desk/figures").get_data(as_text=True)
