"""Remarks as the team reads them by pages: in lists, one by one, in any language, with their reasons."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.team.shown import shown
from surveys.db.book import Books
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from tests.support.staff import StaffHouse, build_staff_house, press

Find = Callable[[str], Remark]


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


@pytest.fixture
def find(staff: StaffHouse) -> Find:
    return lambda words: next(remark for remark in staff.remarks() if words in remark.words)


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


def test_the_hint_is_never_more_than_a_hint(staff: StaffHouse, find: Find) -> None:
    remark = find("Meetings are boring")
    page = staff.sign_in("ada").get(f"/team/remarks/{remark.id}").get_data(as_text=True)
    assert "A weak hint: the mood may be" in page and "the machine gives that" in page


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


def _page(client: FlaskClient, remark: Remark) -> str:
    return client.get(f"/team/remarks/{remark.id}").get_data(as_text=True)
