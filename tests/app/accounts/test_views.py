"""Signing in and out by pages (W11, W12)."""

import time
from pathlib import Path

import pytest

from surveys.db.book import Books
from surveys.people.staff_account import StaffAccount
from surveys.people.staff_session import StaffSession
from tests.support.staff import StaffHouse, build_staff_house, press


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path, people=0)


def _letters(staff: StaffHouse) -> list[str]:
    outbox = staff.house.settings.data / "outbox"
    return [path.read_text() for path in outbox.glob("*.txt")] if outbox.exists() else []


def test_a_known_and_an_unknown_address_get_the_same_answer(staff: StaffHouse) -> None:
    known = staff.app.test_client().post("/sign-in", data={"email": "ada@council.example"})
    unknown = staff.app.test_client().post("/sign-in", data={"email": "eve@council.example"})
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    assert known.get_data() == unknown.get_data()


def test_a_known_address_gets_a_letter_whose_link_signs_in(staff: StaffHouse) -> None:
    client = staff.app.test_client()
    client.post("/sign-in", data={"email": "ada@council.example"}, headers={"Host": "localhost"})
    for _ in range(100):
        if _letters(staff):
            break
        time.sleep(0.02)
    (letter,) = _letters(staff)
    link = next(line for line in letter.splitlines() if "/sign-in/" in line)
    assert link.startswith(staff.house.settings.base_url)
    path = link.removeprefix(staff.house.settings.base_url)
    assert "Press the button" in client.get(path).get_data(as_text=True)
    assert client.post(path).status_code == 303
    assert "Hello Ada Team" in client.get("/staff").get_data(as_text=True)


def test_opening_the_link_twice_as_mail_scanners_do_leaves_it_good(staff: StaffHouse) -> None:
    link = staff.link("ada")
    for _ in range(3):
        assert staff.app.test_client().get(link).status_code == 200
    assert staff.app.test_client().post(link).status_code == 303
    assert staff.app.test_client().post(link).status_code == 404


def test_W12_the_cookie_is_http_only_and_same_site(staff: StaffHouse) -> None:
    cookie = staff.app.test_client().post(staff.link("ada")).headers["Set-Cookie"]
    assert cookie.startswith("heard-staff=") and "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_W12_signing_in_ends_the_session_that_was_there(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    before = client.get_cookie("heard-staff")
    client.post(staff.link("ada"))
    after = client.get_cookie("heard-staff")
    assert before is not None and after is not None and before.value != after.value
    with staff.house.books.people.read() as session:
        assert session.query(StaffSession).count() == 1


def test_W12_a_session_that_somebody_planted_is_never_signed_in(staff: StaffHouse) -> None:
    client = staff.app.test_client()
    client.set_cookie("heard-staff", "planted")
    client.post(staff.link("ada"))
    planted = staff.app.test_client()
    planted.set_cookie("heard-staff", "planted")
    assert planted.get("/staff").status_code == 303


def test_W12_signing_out_ends_the_session_on_the_server(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    cookie = client.get_cookie("heard-staff")
    assert cookie is not None
    assert press(client, "/sign-out").status_code == 303
    thief = staff.app.test_client()
    thief.set_cookie("heard-staff", cookie.value)
    assert thief.get("/staff").status_code == 303


def test_W12_half_an_hour_without_a_page_signs_out(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    staff.clock.move(minutes=29)
    assert client.get("/staff").status_code == 200
    staff.clock.move(minutes=29)
    assert client.get("/staff").status_code == 200
    staff.clock.move(minutes=31)
    assert client.get("/staff").status_code == 303


def test_W12_a_role_taken_away_closes_the_room_at_the_next_page(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    assert client.get("/team/").status_code == 200
    with staff.house.books.people.write() as session:
        session.get_one(StaffAccount, "ada").roles = []
    assert client.get("/team/").status_code == 403


def test_W11_a_press_without_the_forms_token_is_refused(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    assert client.post("/sign-out").status_code == 403
    assert client.post("/sign-out", data={"form_token": "0" * 64}).status_code == 403
    assert client.get("/staff").status_code == 200


def test_W11_the_token_of_another_session_is_refused(staff: StaffHouse) -> None:
    mine, yours = staff.sign_in("adi"), staff.sign_in("adi")
    page = yours.get("/staff").get_data(as_text=True)
    token = page.split('name="form_token" value="')[1].split('"')[0]
    assert mine.post("/sign-out", data={"form_token": token}).status_code == 403


def test_the_first_page_shows_only_the_rooms_of_ones_roles(staff: StaffHouse) -> None:
    page = staff.sign_in("dora").get("/staff").get_data(as_text=True)
    assert "Safeguarding desk" in page and "Administration" not in page and "/team/" not in page
    assert "no role yet" in staff.sign_in("nil").get("/staff").get_data(as_text=True)
