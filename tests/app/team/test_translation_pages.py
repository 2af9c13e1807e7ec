"""A person puts a remark into English: kept beside it, or on the desk before anybody presses again."""

from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.safeguarding.care_box import care_private
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_step import ConcernStep
from surveys.safeguarding.reading_list import mark_read, open_list
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation
from tests.support.staff import StaffHouse, build_staff_house, press

WORRYING = "my stepdad hits me and i dont want to go home"
AMBER = "I feel so alone, nobody cares about me"


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path)


@pytest.fixture
def remark(staff: StaffHouse) -> Remark:
    return staff.remarks()[0]


def concerns(staff: StaffHouse) -> list[Concern]:
    with staff.house.books.voices.read() as session:
        return list(session.scalars(select(Concern)))


def count(staff: StaffHouse, *tables: type) -> list[int]:
    with staff.house.books.voices.read() as session:
        return [len(session.scalars(select(table)).all()) for table in tables]


def test_a_translation_is_kept_redacted_with_who_made_it(staff: StaffHouse, remark: Remark) -> None:
    client = staff.sign_in("ada")
    answer = press(
        client,
        f"/team/remarks/{remark.id}/translation",
        words="I like the garden, ring 07700 900123",
        show="all",
    )
    page = client.get(answer.location)
    assert page.status_code == 200 and "translation is kept" in page.get_data(as_text=True)
    with staff.house.books.voices.read() as session:
        kept = session.get_one(Translation, remark.id)
        assert (kept.words, kept.source, kept.made_by) == (
            "I like the garden, ring [phone]",
            "person",
            "ada",
        )
        assert session.get(Hint, remark.id) is None


def test_a_translation_can_be_taken_back(staff: StaffHouse, remark: Remark) -> None:
    client, address = staff.sign_in("ada"), f"/team/remarks/{remark.id}/translation"
    press(client, address, words="I like the garden")
    press(client, address, deed="take_back", words="I like the garden")
    assert count(staff, Translation) == [0]


def test_G0_a_childs_translated_words_wait_to_be_read_with_the_original(
    staff: StaffHouse, remark: Remark
) -> None:
    with staff.house.books.voices.write() as session:
        waiting, empty = open_list(session, care_private(staff.house.keys), limit=1_000)
        mark_read(session, [*(one.id for one in waiting), *empty], staff.clock().date())
    press(staff.sign_in("ada"), f"/team/remarks/{remark.id}/translation", words="I like the garden")
    with staff.house.books.voices.read() as session:
        ((item,), _) = open_list(session, care_private(staff.house.keys))
    assert item.words.startswith(remark.words) and item.words.endswith("I like the garden")


def test_words_that_worry_are_on_the_desk_without_a_second_press(staff: StaffHouse, remark: Remark) -> None:
    client, before = staff.sign_in("ada"), {one.id for one in concerns(staff)}
    answer = press(client, f"/team/remarks/{remark.id}/translation", words=WORRYING)
    (concern,) = [one for one in concerns(staff) if one.id not in before]
    assert (concern.level, concern.state, concern.alert_state) == ("red", "new", "waiting")
    with staff.house.books.voices.read() as session:
        assert session.get(Remark, remark.id) is None and session.get(Translation, remark.id) is None
        assert session.scalars(select(Coding).where(Coding.remark_id == remark.id)).all() == []
    page = client.get(answer.location).get_data(as_text=True)
    assert "on the safeguarding desk" in page and WORRYING not in page
    dora = staff.sign_in("dora")
    desk = dora.get(press(dora, f"/desk/concerns/{concern.id}/read").location).get_data(as_text=True)
    assert remark.words in desk and "<mark>" in desk and "hits me" in desk


def test_whoever_translated_can_say_that_it_can_not_wait(staff: StaffHouse, remark: Remark) -> None:
    client, before = staff.sign_in("ada"), {one.id for one in concerns(staff)}
    answer = press(client, f"/team/remarks/{remark.id}/translation", words=AMBER)
    (concern,) = [one for one in concerns(staff) if one.id not in before]
    assert concern.level == "amber" and "wait" in client.get(answer.location).get_data(as_text=True)
    press(client, answer.location, why="she sounds afraid")
    (after,) = [one for one in concerns(staff) if one.id == concern.id]
    assert after.level == "red" and after.due_at < concern.due_at and after.alert_state == "waiting"
    with staff.house.books.voices.read() as session:
        steps = session.scalars(select(ConcernStep).where(ConcernStep.concern_id == concern.id)).all()
    assert [(one.handle, one.deed, one.reason) for one in steps] == [
        ("ada", "translated", ""),
        ("ada", "raised", "she sounds afraid"),
    ]


def test_a_language_that_a_person_tells_is_noted(staff: StaffHouse, remark: Remark) -> None:
    client, address = staff.sign_in("ada"), f"/team/remarks/{remark.id}/language"
    press(client, address, language="pl")
    with staff.house.books.voices.read() as session:
        assert session.get_one(ToldRemark, remark.id).language == "pl"
    answer = press(client, address, language="klingonese")
    assert "no language" in client.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize("words", ["", "  ", "x" * 50_001])
def test_words_that_can_not_be_kept_are_refused_kindly(staff: StaffHouse, remark: Remark, words: str) -> None:
    client = staff.sign_in("ada")
    answer = press(client, f"/team/remarks/{remark.id}/translation", words=words)
    assert client.get(answer.location).status_code == 200 and count(staff, Translation) == [0]


@pytest.mark.parametrize(
    "address", ["remarks/nobody/translation", "remarks/nobody/language", "translated/nobody"]
)
def test_what_is_not_there_is_not_found(staff: StaffHouse, address: str) -> None:
    assert press(staff.sign_in("ada"), f"/team/{address}", words="x", language="pl").status_code == 404


@pytest.mark.parametrize("handle", ["bo", "adi", "dora", "nil"])
def test_nobody_else_translates(staff: StaffHouse, remark: Remark, handle: str) -> None:
    client = staff.sign_in(handle)
    assert press(client, f"/team/remarks/{remark.id}/translation", words="x").status_code == 403
