"""The second reading by pages: blind, by somebody else, and without changing any theme on a remark."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analysis.themes.coding.coded import Reading, second_readings
from analysis.themes.coding.store import current_codings
from surveys.db.book import Books
from surveys.people.staff_account import StaffAccount
from surveys.voices.remark import Remark
from tests.support.staff import StaffHouse, build_staff_house, press


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    house = build_staff_house(sqlite_books, tmp_path)
    with sqlite_books.people.write() as people:
        people.add(StaffAccount(handle="eve", name="Eve", email="eve@council.example", roles=["team_member"]))
    return house


@pytest.fixture
def remark(staff: StaffHouse) -> Remark:
    """A remark that Ada has read: its one suggestion is right."""
    found = next(one for one in staff.remarks() if "I want to see my brother" in one.words)
    ada = staff.sign_in("ada")
    page = ada.get(f"/team/remarks/{found.id}").get_data(as_text=True)
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    press(ada, f"/team/remarks/{found.id}/reading", deed="right", seen=seen[1] if seen else "")
    return found


def address(staff: StaffHouse) -> str:
    return f"/team/rounds/{staff.round.round_id}/second"


def page_of(client: FlaskClient, staff: StaffHouse) -> str:
    return client.get(address(staff)).get_data(as_text=True)


def second(staff: StaffHouse, remark: Remark) -> Reading | None:
    with staff.house.books.voices.read() as session:
        return second_readings(session, [remark.id]).get(remark.id)


def test_another_person_reads_the_words_without_suggestions_or_hints(
    staff: StaffHouse, remark: Remark
) -> None:
    page = page_of(staff.sign_in("eve"), staff)
    assert remark.words in page and "Raise concern" in page
    assert "<mark>" not in page and "Suggested" not in page and "weak hint" not in page
    assert "checked" not in page and "Read by" not in page


def test_the_themes_stand_in_the_order_of_the_codebook(staff: StaffHouse, remark: Remark) -> None:
    codes = re.findall(r'name="theme" value="([^"]+)"', page_of(staff.sign_in("eve"), staff))
    assert codes[:2] == ["feeling-safe", "being-listened-to"] and len(codes) > 20


def test_whoever_read_it_first_is_not_asked_again(staff: StaffHouse, remark: Remark) -> None:
    client = staff.sign_in("ada")
    assert "Nothing waits for you here" in page_of(client, staff)
    press(client, address(staff), remark=remark.id, theme="feeling-safe", deed="keep")
    assert second(staff, remark) is None


def test_what_the_second_person_gives_is_kept_and_changes_no_theme(staff: StaffHouse, remark: Remark) -> None:
    client = staff.sign_in("eve")
    with staff.house.books.voices.read() as session:
        before = current_codings(session, [remark.id])
    press(client, address(staff), remark=remark.id, theme=["feeling-safe", "health"], deed="keep")
    reading = second(staff, remark)
    assert reading is not None and reading.themes == {"feeling-safe", "health"}
    assert (reading.handle, reading.suggested, reading.second) == ("eve", frozenset(), True)
    with staff.house.books.voices.read() as session:
        assert current_codings(session, [remark.id]) == before
    assert "1 of 1 remarks are read twice" in page_of(client, staff)


def test_no_theme_fits_is_an_answer_and_nothing_ticked_is_none(staff: StaffHouse, remark: Remark) -> None:
    client = staff.sign_in("eve")
    answer = press(client, address(staff), remark=remark.id, deed="keep")
    assert "Tick at least one theme" in client.get(answer.location).get_data(as_text=True)
    assert second(staff, remark) is None
    press(client, address(staff), remark=remark.id, deed="none", theme="health")
    reading = second(staff, remark)
    assert reading is not None and reading.themes == frozenset()


def test_a_remark_that_was_moved_to_the_desk_meanwhile_is_told(staff: StaffHouse, remark: Remark) -> None:
    client = staff.sign_in("eve")
    press(client, f"/team/remarks/{remark.id}/concern", level="red", why="")
    answer = press(client, address(staff), remark=remark.id, deed="none")
    assert "isn't one for you" in client.get(answer.location).get_data(as_text=True).replace("&#39;", "'")


def test_a_theme_that_is_in_no_codebook_is_refused(staff: StaffHouse, remark: Remark) -> None:
    client = staff.sign_in("eve")
    assert press(client, address(staff), remark=remark.id, theme="no-such", deed="keep").status_code == 400
    assert second(staff, remark) is None


def test_the_rounds_page_says_how_many_are_read_twice(staff: StaffHouse, remark: Remark) -> None:
    page = staff.sign_in("eve").get(f"/team/rounds/{staff.round.round_id}").get_data(as_text=True)
    assert f'href="{address(staff)}"' in page and "read a second time" in page
    assert "1 of 96 remarks in this round are read" in page


@pytest.mark.parametrize("handle", ["bo", "adi", "dora", "nil"])
def test_nobody_else_reads_a_second_time(staff: StaffHouse, handle: str) -> None:
    client = staff.sign_in(handle)
    assert client.get(address(staff)).status_code == 403
    assert press(client, address(staff), remark="x", deed="none").status_code == 403
