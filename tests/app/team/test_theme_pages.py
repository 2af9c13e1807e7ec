"""A remark and its themes, as the team decides them by pages: one theme at a time, or the whole of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from analysis.themes.coding.coded import Reading, first_readings
from analysis.themes.coding.store import current_codings
from surveys.db.book import Books
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from tests.support.staff import StaffHouse, build_staff_house, press

Find = Callable[[str], Remark]


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


@pytest.fixture
def find(staff: StaffHouse) -> Find:
    return lambda words: next(remark for remark in staff.remarks() if words in remark.words)


def _standing(staff: StaffHouse, remark_id: str) -> dict[str, tuple[str, str]]:
    with staff.house.books.voices.read() as session:
        found = current_codings(session, [remark_id])[remark_id]
    return {one.theme: (one.state, one.stance.value) for one in found}


def test_accepting_turning_down_and_adding_are_kept(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    first, *_ = _standing(staff, remark.id)
    address = f"/team/remarks/{remark.id}/themes"
    press(client, address, deed="accept", theme=first, stance="praise")
    assert _standing(staff, remark.id)[first] == ("accepted", "praise")
    press(client, address, deed="reject", theme=first)
    assert first not in _standing(staff, remark.id)
    press(client, address, deed="reopen", theme=first)
    assert _standing(staff, remark.id)[first][0] == "suggested"
    press(client, address, deed="add", theme="feeling-safe", stance="idea")
    assert _standing(staff, remark.id).get("feeling-safe", ("", ""))[1] == "idea"


def test_a_remark_waits_until_each_of_its_suggestions_is_decided(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    address, todo = f"/team/remarks/{remark.id}/themes", f"/team/rounds/{staff.round.round_id}/remarks"
    first, *others = _standing(staff, remark.id)
    assert others
    press(client, address, deed="accept", theme=first)
    assert _listed(client.get(todo), 96)
    for theme in others:
        press(client, address, deed="accept", theme=theme)
    assert {state for state, _ in _standing(staff, remark.id).values()} == {"accepted"}
    assert _listed(client.get(todo), 95)
    press(client, address, deed="reopen", theme=first)
    assert _listed(client.get(todo), 96)


def _seen(client: FlaskClient, remark_id: str) -> str:
    page = client.get(f"/team/remarks/{remark_id}").get_data(as_text=True)
    found = re.search(r'name="seen" value="([^"]*)"', page)
    return found[1] if found else ""


def _reading(staff: StaffHouse, remark_id: str) -> Reading | None:
    with staff.house.books.voices.read() as session:
        return first_readings(session, [remark_id]).get(remark_id)


def test_these_themes_are_right_keeps_the_whole_reading_and_goes_to_the_next(
    staff: StaffHouse, find: Find
) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    suggested = set(_standing(staff, remark.id))
    after = re.search(r'accesskey="n" href="([^"]+)"', _page(client, remark))
    answer = press(client, f"/team/remarks/{remark.id}/reading", deed="right", seen=_seen(client, remark.id))
    reading = _reading(staff, remark.id)
    assert reading is not None and reading.themes == reading.suggested == suggested
    assert reading.handle == "ada" and reading.suggested_by.startswith("rules ")
    assert after is not None and answer.location.startswith(after[1].replace("&amp;", "&"))
    assert "Read by ada" in _page(client, remark)


def test_no_theme_fits_turns_down_what_was_suggested_and_remembers_it(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    suggested = set(_standing(staff, remark.id))
    press(client, f"/team/remarks/{remark.id}/reading", deed="none")
    reading = _reading(staff, remark.id)
    assert reading is not None and reading.themes == frozenset() and reading.suggested == suggested
    assert _standing(staff, remark.id) == {}


def test_a_reading_can_be_taken_back(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    address = f"/team/remarks/{remark.id}/reading"
    press(client, address, deed="none")
    press(client, address, deed="unread")
    assert _reading(staff, remark.id) is None
    assert "Read by ada" not in _page(client, remark)


def test_themes_that_nobody_has_seen_are_never_called_right(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    answer = press(client, f"/team/remarks/{remark.id}/reading", deed="right", seen="feeling-safe")
    assert "have changed since" in client.get(answer.location).get_data(as_text=True)
    assert _reading(staff, remark.id) is None
    assert {state for state, _ in _standing(staff, remark.id).values()} == {"suggested"}


def test_from_the_list_a_press_comes_back_to_the_list(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    round_id = staff.round.round_id
    answer = press(
        client, f"/team/remarks/{remark.id}/reading", deed="none", page="1", round=round_id, order="sure",
        **{"from": "list"},
    )  # fmt: skip
    assert answer.location.startswith(f"/team/rounds/{round_id}/remarks?show=open&order=sure")


def test_the_last_one_leads_back_to_the_list(staff: StaffHouse, find: Find) -> None:
    client, last = staff.sign_in("ada"), staff.remarks()[-1]
    answer = press(client, f"/team/remarks/{last.id}/reading", deed="none")
    assert "That was the last one here" in client.get(answer.location).get_data(as_text=True)


def test_a_deed_that_there_is_not_is_refused(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    assert press(client, f"/team/remarks/{remark.id}/reading", deed="burn").status_code == 400
    assert press(client, "/team/remarks/nowhere/reading", deed="none").status_code == 404


def _page(client: FlaskClient, remark: Remark) -> str:
    return client.get(f"/team/remarks/{remark.id}").get_data(as_text=True)


def _listed(response: TestResponse, count: int) -> bool:
    return f"To theme: {count}" in response.get_data(as_text=True)


def test_a_theme_that_is_in_no_codebook_is_refused_kindly(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    answer = press(client, f"/team/remarks/{remark.id}/themes", deed="add", theme="no-such-theme")
    assert "not in the codebook" in client.get(answer.location).get_data(as_text=True)


def test_P11_a_quote_is_approved_only_after_the_review(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    press(client, f"/team/remarks/{remark.id}/quote", deed="approve")
    with staff.house.books.voices.read() as session:
        assert session.query(Quote).count() == 0
    press(client, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    press(client, f"/team/remarks/{remark.id}/quote", deed="approve")
    with staff.house.books.voices.read() as session:
        assert session.query(Quote).one().words == remark.words
