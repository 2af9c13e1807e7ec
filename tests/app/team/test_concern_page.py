"""Raise concern: one key away, with all words that are known, and nothing stays among the remarks."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from surveys.db.book import Books
from surveys.safeguarding.concern import Concern
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.translation import Translation
from tests.support.staff import StaffHouse, build_staff_house, press

Find = Callable[[str], Remark]


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


@pytest.fixture
def find(staff: StaffHouse) -> Find:
    return lambda words: next(remark for remark in staff.remarks() if words in remark.words)


def test_raising_a_concern_is_one_key_away_before_and_after_reading(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    key = re.compile(r'accesskey="c" href="/team/remarks/[0-9a-f]+/concern')
    assert key.search(_page(client, remark))
    press(client, f"/team/remarks/{remark.id}/reading", deed="none")
    assert key.search(_page(client, remark))


def test_the_desk_gets_the_english_with_the_words(staff: StaffHouse, find: Find) -> None:
    remark, client = find("The food is good"), staff.sign_in("ada")
    with staff.house.books.voices.write() as session:
        translation = Translation(remark_id=remark.id, words="It is in English", source="person")
        translation.made_by, translation.made_on = "ada", date(2026, 3, 17)
        session.add(translation)
        before = {one.id for one in session.query(Concern)}
    press(client, f"/team/remarks/{remark.id}/concern", level="red", why="")
    with staff.house.books.voices.read() as session:
        (raised,) = [one for one in session.query(Concern) if one.id not in before]
    dora = staff.sign_in("dora")
    page = dora.get(press(dora, f"/desk/concerns/{raised.id}/read").location).get_data(as_text=True)
    assert remark.words in page and "It is in English" in page


def test_a_worried_reader_puts_the_remark_on_the_desk(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I want to see my brother"), staff.sign_in("ada")
    assert "Raise concern" in client.get(f"/team/remarks/{remark.id}").get_data(as_text=True)
    with staff.house.books.voices.read() as session:
        before = {one.id for one in session.query(Concern)}
    press(client, f"/team/remarks/{remark.id}/concern", level="amber", why="sounds afraid")
    with staff.house.books.voices.read() as session:
        (raised,) = [one for one in session.query(Concern) if one.id not in before]
    assert (raised.level, raised.state, raised.round_id) == ("amber", "new", staff.round.round_id)
    dora = staff.sign_in("dora")
    page = dora.get(press(dora, f"/desk/concerns/{raised.id}/read").location).get_data(as_text=True)
    assert remark.words in page and "sounds afraid" in page and "A sample round" in page


def test_G8_a_raised_remark_is_moved_and_can_not_be_quoted_any_more(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I want to see my brother"), staff.sign_in("ada")
    press(client, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    press(client, f"/team/remarks/{remark.id}/quote", deed="approve")
    with staff.house.books.voices.read() as session:
        before = session.query(Concern).count()
    press(client, f"/team/remarks/{remark.id}/concern", level="amber", why="")
    with staff.house.books.voices.read() as session:
        assert session.get(Remark, remark.id) is None and session.query(Quote).count() == 0
    again = press(client, f"/team/remarks/{remark.id}/concern", level="amber", why="")
    assert "concern_raised" in again.location
    with staff.house.books.voices.read() as session:
        assert session.query(Concern).count() == before + 1


def _page(client: FlaskClient, remark: Remark) -> str:
    return client.get(f"/team/remarks/{remark.id}").get_data(as_text=True)
