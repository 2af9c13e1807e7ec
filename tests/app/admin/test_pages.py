"""Administration: accounts, counts, duty, and the audit log; no words at all."""

from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.audit_entry import AuditEntry
from surveys.people.contact import Contact
from surveys.people.staff_account import StaffAccount
from surveys.safeguarding.duty import DutyRota, SignOff
from tests.support.staff import StaffHouse, build_staff_house, press

PAGES = ("/admin/", "/admin/accounts", "/admin/contacts", "/admin/duty", "/admin/audit")


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path, people=0)


def _account(staff: StaffHouse, handle: str) -> StaffAccount:
    with staff.house.books.people.read() as session:
        return session.get_one(StaffAccount, handle)


@pytest.mark.parametrize("handle", ["ada", "dora", "dev", "mo", "bo", "nil"])
def test_nobody_else_administers(staff: StaffHouse, handle: str) -> None:
    client = staff.sign_in(handle)
    assert {client.get(page).status_code for page in PAGES} == {403}


def test_the_administrator_reads_no_words(staff: StaffHouse) -> None:
    client = staff.sign_in("adi")
    closed = ("/team/", "/desk/", "/desk/reading", "/board/", "/board/reports/2026-01-01/2026-03-31")
    assert {client.get(page).status_code for page in closed} == {403}


def test_an_account_is_made_and_given_roles(staff: StaffHouse) -> None:
    told = {
        "handle": "eve",
        "name": "Eve",
        "email": "Eve@council.example",
        "roles": ["team_member", "made-up"],
    }
    press(staff.sign_in("adi"), "/admin/accounts", **told)
    assert (_account(staff, "eve").roles, _account(staff, "eve").email) == (
        ["team_member"],
        "eve@council.example",
    )


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"handle": "A b"}, "A handle has"),
        ({"email": "nowhere"}, "look like an e-mail address"),
        ({"handle": "ada"}, "belongs to another account"),
        ({"email": "ada@council.example"}, "belongs to another account"),
    ],
)
def test_an_account_that_can_not_be_made_says_why(
    staff: StaffHouse, wrong: dict[str, str], says: str
) -> None:
    client = staff.sign_in("adi")
    told = {"handle": "eve", "name": "Eve", "email": "eve@council.example", **wrong}
    assert says in client.get(press(client, "/admin/accounts", **told).location).get_data(as_text=True)


def test_roles_change_at_once_and_are_audited(staff: StaffHouse) -> None:
    ada = staff.sign_in("ada")
    press(staff.sign_in("adi"), "/admin/accounts/ada", roles=["board_reader"], active="yes")
    assert ada.get("/team/").status_code == 403 and ada.get("/board/").status_code == 200
    with staff.house.books.people.read() as session:
        assert "ada: board_reader" in [one.subject for one in session.scalars(select(AuditEntry))]


def test_an_account_that_is_switched_off_is_signed_out(staff: StaffHouse) -> None:
    ada = staff.sign_in("ada")
    press(staff.sign_in("adi"), "/admin/accounts/ada", roles=["team_member"])
    assert ada.get("/team/").status_code == 303


def test_W13_an_administrator_gives_themselves_no_role_that_reads_words(staff: StaffHouse) -> None:
    adi = staff.sign_in("adi")
    press(adi, "/admin/accounts/adi", roles=["duty_lead"], active="yes")
    told = {"handle": "eve", "name": "Eve", "email": "eve@council.example"}
    press(adi, "/admin/accounts", **told, roles=["administrator", "duty_lead"])
    press(adi, "/admin/accounts/ada", roles=["administrator", "team_member"], active="yes")
    assert _account(staff, "adi").roles == ["administrator"] and _account(staff, "ada").roles == [
        "team_member"
    ]
    assert adi.get("/desk/").status_code == 403
    with staff.house.books.people.read() as session:
        assert session.get(StaffAccount, "eve") is None


def test_the_duty_team_sees_who_can_read_what_it_reads(staff: StaffHouse) -> None:
    told = {"handle": "eve", "name": "Eve New", "email": "eve@council.example", "roles": ["duty_lead"]}
    press(staff.sign_in("adi"), "/admin/accounts", **told)
    page = staff.sign_in("dora").get("/desk/figures").get_data(as_text=True)
    assert "Dev Deputy, Dora Duty, Eve New" in page and "Adi Admin" not in page


def test_the_last_administrator_can_not_leave(staff: StaffHouse) -> None:
    press(staff.sign_in("adi"), "/admin/accounts/adi", roles=[], active="yes")
    assert _account(staff, "adi").roles == ["administrator"]


def test_contacts_are_counted_and_nobody_is_named(staff: StaffHouse) -> None:
    with staff.house.books.people.write() as session:
        session.add(Audience(id="a" * 32, name="Social workers", kind="staff"))
        session.flush()
        for number in range(12):
            label = "North" if number else "South"
            session.add(
                Contact(
                    audience_id="a" * 32, name="Zelda", email=f"z{number}@council.example", group_label=label
                )
            )
    page = staff.sign_in("adi").get("/admin/contacts").get_data(as_text=True)
    assert "Social workers" in page and "no: too few people carry it" in page and "Zelda" not in page


def test_duty_is_given_only_to_those_who_hold_the_role(staff: StaffHouse) -> None:
    adi = staff.sign_in("adi")
    assert press(adi, "/admin/duty", duty_lead="ada", deputy="dev", manager="mo").status_code == 400
    press(adi, "/admin/duty", duty_lead="dora", deputy="dev", manager="")
    with staff.house.books.voices.read() as session:
        assert session.get_one(DutyRota, 1).manager == ""


def test_sign_offs_are_recorded_with_where_they_are_written(staff: StaffHouse) -> None:
    adi = staff.sign_in("adi")
    press(adi, "/admin/sign-offs", by="director", reference="Minutes of 3 March")
    assert press(adi, "/admin/sign-offs", by="somebody", reference="x").status_code == 400
    with staff.house.books.voices.read() as session:
        assert session.get_one(SignOff, "director").reference == "Minutes of 3 March"
    assert "named director" not in adi.get("/admin/duty").get_data(as_text=True).split("On duty")[0]


def test_O5_the_audit_log_tells_that_it_is_whole(staff: StaffHouse) -> None:
    page = staff.sign_in("adi").get("/admin/audit?verify=1").get_data(as_text=True)
    assert "entries are whole" in page


def test_O5_a_changed_or_missing_entry_is_named(staff: StaffHouse) -> None:
    for handle in ("ada", "bo", "dora", "dev"):
        staff.sign_in(handle)
    with staff.house.books.people.write() as session:
        session.get_one(AuditEntry, 3).handle = "somebody"
    page = staff.sign_in("adi").get("/admin/audit?verify=1").get_data(as_text=True)
    assert "Entry 3 was changed or is missing." in page


def test_no_secret_stands_on_the_settings_page(staff: StaffHouse) -> None:
    page = staff.sign_in("adi").get("/admin/").get_data(as_text=True)
    assert "sqlite" not in page.split("The two books")[0] and str(staff.house.settings.keys) not in page
