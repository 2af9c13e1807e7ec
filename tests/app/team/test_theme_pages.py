"""Remarks and their themes, as the team decides them by pages."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from analysis.themes.coded import Reading, first_readings
from analysis.themes.store import current_codings
from app.team.shown import shown
from surveys.db.book import Books
from surveys.safeguarding.concern import Concern
from surveys.voices.hint import Hint
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.translation import Translation
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


def test_raising_a_concern_is_one_key_away_before_and_after_reading(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    key = re.compile(r'accesskey="c" href="/team/remarks/[0-9a-f]+/concern')
    assert key.search(_page(client, remark))
    press(client, f"/team/remarks/{remark.id}/reading", deed="none")
    assert key.search(_page(client, remark))


def test_changed_words_are_being_read_again_and_show_no_old_reasons(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    press(client, f"/team/remarks/{remark.id}/redaction", words="[name] listens to me")
    page = _page(client, remark)
    assert "Is being read again" in page and "<mark>" not in page and "because of" not in page


def test_a_remark_in_another_language_says_so_and_shows_both_words(staff: StaffHouse, find: Find) -> None:
    remark, client = find("The food is good"), staff.sign_in("ada")
    with staff.house.books.voices.write() as session:
        kept = session.get_one(Remark, remark.id)
        kept.words = "میری سماجی کارکن بار بار بدل جاتی ہے اور کوئی مجھے نہیں بتاتا کہ کیوں"
        session.delete(session.get_one(Hint, remark.id))
    page = _page(client, remark)
    assert "Written in Urdu; no theme is suggested until somebody translates it." in page
    assert '<blockquote class="said" lang="ur" dir="rtl">' in page
    press(client, f"/team/remarks/{remark.id}/translation", words="My worker keeps changing", deed="keep")
    page = _page(client, remark)
    assert "translated by ada" in page and "My worker keeps changing" in page and 'lang="ur"' in page
    round_page = f"/team/rounds/{staff.round.round_id}/remarks?show=languages"
    assert client.get(round_page).get_data(as_text=True).count("<article") == 1


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


def test_twenty_remarks_ask_the_book_no_more_often_than_two(staff: StaffHouse) -> None:
    remarks = staff.remarks()
    with staff.app.test_request_context(), staff.house.books.voices.read() as session:
        round_ = session.get_one(Round, staff.round.round_id)
        shown(session, round_, remarks[:1], "plan")
        few, many = _asked(session, round_, remarks[:2]), _asked(session, round_, remarks[:20])
    assert many == few <= 16


def _asked(session: Session, round_: Round, remarks: list[Remark]) -> int:
    asked: list[str] = []
    engine = session.get_bind()

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    shown(session, round_, remarks, "plan")
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def _page(client: FlaskClient, remark: Remark) -> str:
    return client.get(f"/team/remarks/{remark.id}").get_data(as_text=True)


def _listed(response: TestResponse, count: int) -> bool:
    return f"To theme: {count}" in response.get_data(as_text=True)


def test_a_theme_that_is_in_no_codebook_is_refused_kindly(staff: StaffHouse, find: Find) -> None:
    remark, client = find("I like my carer"), staff.sign_in("ada")
    answer = press(client, f"/team/remarks/{remark.id}/themes", deed="add", theme="no-such-theme")
    assert "not in the codebook" in client.get(answer.location).get_data(as_text=True)


def test_the_hint_is_never_more_than_a_hint(staff: StaffHouse, find: Find) -> None:
    remark = find("Meetings are boring")
    page = staff.sign_in("ada").get(f"/team/remarks/{remark.id}").get_data(as_text=True)
    assert "A weak hint: the mood reads as" in page and "it expects to be right" in page


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
