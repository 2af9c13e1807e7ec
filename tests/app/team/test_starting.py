"""Starting rounds and pulses."""

from pathlib import Path

import pytest
from sqlalchemy import select

from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.schedule import Schedule
from surveys.voices.card import Card
from surveys.voices.round import Round
from tests.support.staff import StaffHouse, build_staff_house, press

GOOD = {
    "title": "Summer", "questionnaire": "how_is_it_going", "bands": ["8-10", "11-17"],
    "settings": "Garden House\nHill House", "opens": "2026-06-01", "closes": "2026-06-20",
}  # fmt: skip


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    return build_staff_house(sqlite_books, tmp_path, people=0)


def test_a_planned_round_has_a_card_for_each_band_and_setting(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    made = press(client, "/team/rounds/new", **GOOD)
    page = client.get(made.location).get_data(as_text=True)
    with staff.house.books.voices.read() as session:
        planned = session.scalars(select(Round).where(Round.title == "Summer")).one()
        cards = session.scalars(select(Card).where(Card.round_id == planned.id)).all()
    assert (planned.state, planned.k, planned.dimensions) == ("planned", 10, [["band"], ["setting"]])
    assert len(cards) == 4 and all(card.words.replace("-", " ") in page for card in cards)


def test_k_can_only_be_raised(staff: StaffHouse) -> None:
    client = staff.sign_in("ada")
    assert press(client, "/team/rounds/new", **GOOD, k="3").status_code == 422
    press(client, "/team/rounds/new", **GOOD, k="25")
    with staff.house.books.voices.read() as session:
        assert session.scalars(select(Round).where(Round.title == "Summer")).one().k == 25


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""}, {"questionnaire": "nothing"}, {"bands": []}, {"bands": ["staff"]}, {"opens": "soon"},
        {"closes": "2026-05-01"}, {"closes": "2020-01-01", "opens": "2019-12-01"}, {"k": "ten"},
        {"settings": "A\nA"},
    ],
)  # fmt: skip
def test_a_form_that_can_not_be_kept_says_why_and_keeps_what_was_typed(
    staff: StaffHouse, wrong: dict[str, object]
) -> None:
    told = press(staff.sign_in("ada"), "/team/rounds/new", **{**GOOD, **wrong})
    page = told.get_data(as_text=True)
    assert told.status_code == 422 and 'role="alert"' in page
    assert "Hill House" in page or "settings" in wrong


def test_what_stands_in_the_way_of_asking_children_is_told(staff: StaffHouse) -> None:
    page = staff.sign_in("ada").get("/team/rounds/new").get_data(as_text=True)
    assert "contact test must have passed" in page and "sign-off of the data protection officer" in page


def test_a_pulse_becomes_a_schedule(staff: StaffHouse) -> None:
    with staff.house.books.people.write() as session:
        session.add(Audience(id="a" * 32, name="Social workers", kind="staff"))
    told = {
        "title": "Pulse", "questionnaire": "staff_pulse", "audience": "a" * 32, "weeks": "6",
        "starts": "2026-04-01", "at": "09:30", "open_days": "14", "channel": "slack",
    }  # fmt: skip
    client = staff.sign_in("ada")
    assert press(client, "/team/pulses/new", **{**told, "open_days": "42"}).status_code == 422
    assert press(client, "/team/pulses/new", **told).status_code == 303
    with staff.house.books.people.read() as session:
        assert session.scalars(select(Schedule)).one().every_weeks == 6


def test_the_overview_hides_how_many_answered_while_they_are_few(staff: StaffHouse) -> None:
    page = staff.sign_in("ada").get("/team/").get_data(as_text=True)
    assert "fewer than 10, so not shown" in page


def test_the_rounds_page_shows_the_keys_fingerprint(staff: StaffHouse) -> None:
    page = staff.sign_in("ada").get(f"/team/rounds/{staff.round.round_id}").get_data(as_text=True)
    assert "Its public key" in page
