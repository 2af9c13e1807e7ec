"""Remarks and their themes, as the team decides them by pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from analysis.themes.store import current_codings
from surveys.db.book import Books
from surveys.safeguarding.concern import Concern
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


def test_the_list_shows_twenty_remarks_and_leads_to_the_next(staff: StaffHouse) -> None:
    page = staff.sign_in("ada").get(f"/team/rounds/{staff.round.round_id}/remarks").get_data(as_text=True)
    assert page.count("<article") == 20 and "Next page" in page


def test_a_page_beyond_the_last_shows_the_last(staff: StaffHouse) -> None:
    address = f"/team/rounds/{staff.round.round_id}/remarks?page="
    client = staff.sign_in("ada")
    assert client.get(address + "999").status_code == 200
    assert client.get(address + "-1").status_code == 200
    assert client.get(address + "nine").status_code == 200


def test_a_suggestion_is_shown_with_the_words_that_led_to_it(staff: StaffHouse, find: Find) -> None:
    remark = find("I like my carer")
    page = staff.sign_in("ada").get(f"/team/remarks/{remark.id}").get_data(as_text=True)
    assert "<mark>carer</mark>" in page and "Suggested" in page


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
    press(client, address, deed="accept_all")
    assert {state for state, _ in _standing(staff, remark.id).values()} == {"accepted"}
    assert _listed(client.get(todo), 95)


def _listed(response: TestResponse, count: int) -> bool:
    return f"To theme: {count}" in response.get_data(as_text=True)


def test_a_theme_that_is_in_no_codebook_is_refused_kindly(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    answer = press(client, f"/team/remarks/{remark.id}/themes", deed="add", theme="no-such-theme")
    assert "not in the codebook" in client.get(answer.location).get_data(as_text=True)


def test_the_hint_is_never_more_than_a_hint(staff: StaffHouse, find: Find) -> None:
    remark = find("Meetings are boring")
    page = staff.sign_in("ada").get(f"/team/remarks/{remark.id}").get_data(as_text=True)
    assert "a weak hint: reads slightly negative" in page


def test_P11_a_quote_is_approved_only_after_the_review(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    press(client, f"/team/remarks/{remark.id}/quote", deed="approve")
    with staff.house.books.voices.read() as session:
        assert session.query(Quote).count() == 0
    press(client, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    press(client, f"/team/remarks/{remark.id}/quote", deed="approve")
    with staff.house.books.voices.read() as session:
        assert session.query(Quote).one().words == remark.words


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


def test_words_that_look_like_markup_are_shown_as_words(staff: StaffHouse, find: Find) -> None:
    remark, client = find("The food is good"), staff.sign_in("ada")
    press(client, f"/team/remarks/{remark.id}/redaction", words="<script>alert(1)</script> {{7*7}}")
    page = client.get(f"/team/remarks/{remark.id}").get_data(as_text=True)
    assert "&lt;script&gt;" in page and "{{7*7}}" in page and "<script>" not in page


@pytest.mark.parametrize("handle", ["bo", "adi", "dora", "nil"])
def test_nobody_else_reads_remarks(staff: StaffHouse, find: Find, handle: str) -> None:
    client, remark = staff.sign_in(handle), find("I like my carer")
    assert client.get(f"/team/rounds/{staff.round.round_id}/remarks").status_code == 403
    assert client.get(f"/team/remarks/{remark.id}").status_code == 403
