"""Concerns on the desk: read, acted on, closed; nobody else gets near (G4, G5, G6, G7)."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.intake import ask_for_contact
from surveys.people.audit_entry import AuditEntry
from surveys.safeguarding.alerts import escalate_overdue
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import replies_for
from surveys.safeguarding.released_words import ReleasedWords
from tests.support.staff import WORRYING, StaffHouse, build_staff_house, press, worry

Page = Callable[..., str]


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    staff = build_staff_house(sqlite_books, tmp_path, people=0)
    staff.clock.moment = staff.round.now + timedelta(minutes=20)
    worry(staff.round)
    return staff


def _one(staff: StaffHouse) -> Concern:
    with staff.house.books.voices.read() as session:
        return session.scalars(select(Concern)).one()


def _read_as(staff: StaffHouse, handle: str) -> str:
    client = staff.sign_in(handle)
    return client.get(press(client, f"/desk/concerns/{_one(staff).id}/read").location).get_data(as_text=True)


def test_G6_a_concern_stands_on_the_desk_with_its_clock_while_no_alert_has_left(staff: StaffHouse) -> None:
    page = staff.sign_in("dora").get("/desk/").get_data(as_text=True)
    assert "Red: within one hour" in page and "40 minutes left" in page
    assert "the alert has not left yet" in page and WORRYING not in page


def test_a_sealed_concern_shows_no_words_before_somebody_opens_it(staff: StaffHouse) -> None:
    page = staff.sign_in("dora").get(f"/desk/concerns/{_one(staff).id}").get_data(as_text=True)
    assert "A concern that nobody has read" in page and "drunk" not in page
    assert _one(staff).state == "new"


def test_opening_it_shows_the_words_and_why_and_stops_the_clock(staff: StaffHouse) -> None:
    page = _read_as(staff, "dora")
    assert "drunk" in page and "Being hurt by someone" in page and "<mark>my dad hits me</mark>" in page
    assert (_one(staff).state, _one(staff).read_by) == ("read", "dora")


def test_every_look_at_the_words_is_audited_without_a_key_of_the_voices_book(staff: StaffHouse) -> None:
    _read_as(staff, "dora")
    with staff.house.books.people.read() as session:
        entries = [one for one in session.scalars(select(AuditEntry)) if one.handle == "dora"]
    assert {"read a concern", "looked at a concern"} <= {one.deed for one in entries}
    assert all(_one(staff).id not in one.subject for one in entries)


@pytest.mark.parametrize("handle", ["ada", "bo", "adi", "nil"])
def test_G7_any_other_role_is_refused_and_the_refusal_audited(staff: StaffHouse, handle: str) -> None:
    client = staff.sign_in(handle)
    assert client.get(f"/desk/concerns/{_one(staff).id}").status_code == 403
    assert press(client, f"/desk/concerns/{_one(staff).id}/read").status_code == 403
    with staff.house.books.people.read() as session:
        refused = [one for one in session.scalars(select(AuditEntry)) if one.deed == "was refused"]
    assert {one.handle for one in refused} == {handle} and len(refused) == 2
    assert _one(staff).state == "new"


def test_G4_the_manager_sees_a_concern_only_once_it_was_passed_up(staff: StaffHouse) -> None:
    mo = staff.sign_in("mo")
    assert "No open concern" in mo.get("/desk/").get_data(as_text=True)
    assert mo.get(f"/desk/concerns/{_one(staff).id}").status_code == 404
    staff.clock.move(hours=2)
    for _ in range(2):
        with staff.house.books.voices.write() as session:
            escalate_overdue(session, staff.clock())
    mo = staff.sign_in("mo")
    page = mo.get("/desk/").get_data(as_text=True)
    assert "passed on to the named manager" in page and "Late by" in page
    press(mo, f"/desk/concerns/{_one(staff).id}/read")
    assert "drunk" in mo.get(f"/desk/concerns/{_one(staff).id}").get_data(as_text=True)


def test_acting_is_written_into_the_history(staff: StaffHouse) -> None:
    _read_as(staff, "dora")
    dora = staff.sign_in("dora")
    done = press(dora, f"/desk/concerns/{_one(staff).id}/acting", what="rang the front door")
    assert "rang the front door" in dora.get(done.location).get_data(as_text=True)
    assert _one(staff).state == "acting"


def test_red_takes_two_people_to_close(staff: StaffHouse) -> None:
    _read_as(staff, "dora")
    address = f"/desk/concerns/{_one(staff).id}/close"
    dora = staff.sign_in("dora")
    press(dora, address, why="referred", more="to the front door")
    press(dora, address, why="referred")
    assert _one(staff).state == "read"
    dev = staff.sign_in("dev")
    assert "dora asks to close it" in dev.get("/desk/").get_data(as_text=True)
    press(dev, address, why="referred")
    assert _one(staff).state == "closed"
    assert "Referred on" in dev.get(f"/desk/concerns/{_one(staff).id}").get_data(as_text=True)


def test_closing_needs_a_reason(staff: StaffHouse) -> None:
    _read_as(staff, "dora")
    dora = staff.sign_in("dora")
    told = press(dora, f"/desk/concerns/{_one(staff).id}/close", why="")
    assert "Please say why" in dora.get(told.location).get_data(as_text=True)


def test_G5_only_approved_replies_can_be_left(staff: StaffHouse) -> None:
    _read_as(staff, "dora")
    dora, concern = staff.sign_in("dora"), _one(staff)
    assert press(dora, f"/desk/concerns/{concern.id}/reply", template="tell me his name").status_code == 400
    page = dora.get(f"/desk/concerns/{concern.id}").get_data(as_text=True)
    codes = re.findall(r'name="template" value="(\w+)"', page)
    press(dora, f"/desk/concerns/{concern.id}/reply", template=codes[0])
    with staff.house.books.voices.read() as session:
        assert [one.template for one in replies_for(session, concern.thread)] == codes[:1]


def test_G8_only_the_duty_lead_releases_words_and_only_redacted_ones(staff: StaffHouse) -> None:
    _read_as(staff, "dora")
    address = f"/desk/concerns/{_one(staff).id}/release"
    assert press(staff.sign_in("dev"), address, words="somebody is hurt").status_code == 403
    press(staff.sign_in("dora"), address, words="somebody is hurt")
    with staff.house.books.voices.read() as session:
        assert session.scalars(select(ReleasedWords)).one().words == "somebody is hurt"


def test_contact_details_stay_sealed_until_opened_and_a_second_person_reviews(staff: StaffHouse) -> None:
    with staff.house.books.voices.write() as session:
        session.delete(session.scalars(select(Concern)).one())
        session.flush()
        wish = {"name": "Sam", "how": "07700 900123", "safe_time": "after school"}
        ask_for_contact(session, None, staff.round.round_id, wish, staff.clock())
    assert "07700" not in _read_as(staff, "dora")
    dora, address = staff.sign_in("dora"), f"/desk/concerns/{_one(staff).id}/contact"
    assert "07700" in dora.get(press(dora, address).location).get_data(as_text=True)
    dev = staff.sign_in("dev")
    assert "Contact details opened by dora: please review" in dev.get("/desk/").get_data(as_text=True)
    assert "Reviewed by" not in dora.get(press(dora, address).location).get_data(as_text=True)
    assert "Reviewed by dev" in dev.get(press(dev, address).location).get_data(as_text=True)


def test_the_referral_sheet_holds_what_is_needed_and_contacts_nobody(staff: StaffHouse) -> None:
    address = f"/desk/concerns/{_one(staff).id}/referral?to=lado"
    dora = staff.sign_in("dora")
    assert dora.get(address).status_code == 404  # nobody has read it yet
    _read_as(staff, "dora")
    page = dora.get(address).get_data(as_text=True)
    assert "designated officer (LADO)" in page and WORRYING in page and "Heard contacts nobody" in page


def test_messages_of_one_person_stand_together(staff: StaffHouse) -> None:
    worry(staff.round, "i want to die")
    with staff.house.books.voices.write() as session:
        first, second = session.scalars(select(Concern)).all()
        second.thread = first.thread
    assert "2 messages from one person" in staff.sign_in("dora").get("/desk/").get_data(as_text=True)
