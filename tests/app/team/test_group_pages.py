"""People also say, by pages: groups are named, merged or dropped, each seen before and taken back."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from analysis.themes.discovery.unnamed import Offer
from analysis.themes.discovery.unnamed_store import keep_offers
from app.library import codebook_in_use
from surveys.db.book import Books
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.unnamed_group import UnnamedGroup
from tests.support.remarks import round_of_remarks
from tests.support.staff import StaffHouse, build_staff_house, press

DAY = date(2026, 11, 22)
WORDS = [f"the bus to school is late again {place}" for place in range(11)]
NAME = {"name": "Buses", "definition": "Getting there.", "cues": "bus\nlate again"}


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> StaffHouse:
    built = build_staff_house(sqlite_books, tmp_path, people=0)
    with built.house.books.voices.write() as session:
        said = [*((str(place), words) for place, words in enumerate(WORDS)), ("x", "it never comes")]
        round_of_remarks(session, said, round_id="bus")
        offer = Offer(("bus", "late again"), tuple(f"bus-{place}" for place in range(12)))
        keep_offers(session, "children", [offer], built.clock().date())
    return built


@pytest.fixture
def address(staff: StaffHouse) -> str:
    return f"/team/also/{group(staff).id}"


def group(staff: StaffHouse) -> UnnamedGroup:
    with staff.house.books.voices.read() as session:
        return session.scalars(select(UnnamedGroup)).one()


def suggested(staff: StaffHouse) -> dict[str, str]:
    with staff.house.books.voices.read() as session:
        steps = session.scalars(select(Coding).order_by(Coding.id))
        return {step.remark_id: f"{step.theme} {step.state}" for step in steps}


def test_a_group_is_shown_by_its_phrases_three_quotes_and_how_many_people(staff: StaffHouse) -> None:
    page = staff.sign_in("ada").get("/team/also").get_data(as_text=True)
    assert (
        "late again" in page and page.count("<blockquote") == 3 and "12 remarks by at least 12 people" in page
    )
    assert page.count(">Raise concern<") == 3 and "<mark>bus</mark>" in page


def test_all_its_remarks_are_there_to_be_read(staff: StaffHouse, address: str) -> None:
    page = staff.sign_in("ada").get(address).get_data(as_text=True)
    assert page.count("<blockquote") == 12 and "it never comes" in page


def test_a_group_with_fewer_than_k_people_left_is_not_shown(staff: StaffHouse, address: str) -> None:
    with staff.house.books.voices.write() as session:
        for place in range(3):
            session.delete(session.get_one(Remark, f"bus-{place}"))
    client = staff.sign_in("ada")
    assert "Nothing is offered now" in client.get("/team/also").get_data(as_text=True)
    assert client.get(address).status_code == 404


def test_what_a_new_theme_would_find_is_shown_before_it_is_kept(staff: StaffHouse, address: str) -> None:
    client = staff.sign_in("ada")
    page = press(client, address, deed="look_name", **NAME).get_data(as_text=True)
    assert "What it would do" in page and "11 more" in page and "Keep the new theme" in page
    assert group(staff).state == "open" and suggested(staff) == {}


def test_a_person_names_a_group_and_takes_it_back(staff: StaffHouse, address: str) -> None:
    client = staff.sign_in("ada")
    before = codebook_in_use(staff.house)
    kept = client.get(press(client, address, deed="name", **NAME).location).get_data(as_text=True)
    assert "Named: “Buses”" in kept and kept.count("Still to be read") == 1
    assert codebook_in_use(staff.house).theme("buses").cues == ("bus", "late again")
    assert suggested(staff) == {f"bus-{place}": "buses suggested" for place in range(11)}
    press(client, address, deed="undo")
    assert codebook_in_use(staff.house) == before and group(staff).state == "open"
    assert set(suggested(staff).values()) == {"buses rejected"}


def test_a_person_merges_a_group_with_a_phrase_as_a_cue_and_takes_both_back(
    staff: StaffHouse, address: str
) -> None:
    client = staff.sign_in("ada")
    theme = codebook_in_use(staff.house).living.themes[0]
    look = press(client, address, deed="look_merge", theme=theme.code, taken="late again")
    assert "11 more" in look.get_data(as_text=True) and "Merge it" in look.get_data(as_text=True)
    kept = client.get(press(client, address, deed="merge", theme=theme.code, taken="late again").location)
    assert "Merged into" in kept.get_data(as_text=True)
    assert codebook_in_use(staff.house).theme(theme.code).cues[-1] == "late again"
    press(client, address, deed="undo", taken="late again")
    assert codebook_in_use(staff.house).theme(theme.code).cues == theme.cues


def test_a_person_drops_a_group_and_it_stands_among_the_decided(staff: StaffHouse, address: str) -> None:
    client = staff.sign_in("ada")
    press(client, address, deed="drop")
    page = client.get("/team/also").get_data(as_text=True)
    assert "Dropped" in page and "Nothing is offered now" in page
    press(client, address, deed="undo")
    assert "12 remarks" in client.get("/team/also").get_data(as_text=True)


def test_what_somebody_else_decided_meanwhile_is_told(staff: StaffHouse, address: str) -> None:
    client = staff.sign_in("ada")
    press(client, address, deed="drop")
    answer = press(client, address, deed="name", **NAME)
    assert "decided by somebody else" in client.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize("deed", ["look_name", "name"])
def test_a_theme_that_can_not_be_is_told_and_nothing_typed_is_lost(
    staff: StaffHouse, address: str, deed: str
) -> None:
    answer = press(staff.sign_in("ada"), address, deed=deed, name="", definition="Getting there.", cues="not")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "Getting there." in page and 'role="alert"' in page


def test_a_deed_or_a_group_that_is_not_there_is_refused(staff: StaffHouse, address: str) -> None:
    client = staff.sign_in("ada")
    assert press(client, address, deed="sing").status_code == 400
    assert client.get("/team/also/nobody").status_code == 404
    assert "group_gone" in press(client, "/team/also/nobody", deed="drop").location


@pytest.mark.parametrize("handle", ["bo", "adi", "dora", "mo", "nil"])
def test_nobody_but_the_team_sees_groups(staff: StaffHouse, address: str, handle: str) -> None:
    client = staff.sign_in(handle)
    assert client.get("/team/also").status_code == 403 and client.get(address).status_code == 403
    assert press(client, address, deed="drop").status_code == 403


def test_a_remark_says_that_its_suggestion_came_with_a_group(staff: StaffHouse, address: str) -> None:
    client = staff.sign_in("ada")
    press(client, address, deed="name", **NAME)
    with staff.house.books.voices.write() as session:
        session.add(Hint(remark_id="bus-1", polarity=0.0, subjectivity=0.0, knows_words=False, made_by="x"))
    page = client.get("/team/remarks/bus-1?show=all").get_data(as_text=True)
    assert "with the group that ada named or merged" in page and "<mark>bus</mark>" in page


def test_a_large_group_is_read_page_by_page(staff: StaffHouse) -> None:
    with staff.house.books.voices.write() as session:
        round_of_remarks(session, [(str(place), f"the bus {place}") for place in range(120)], round_id="many")
        keep_offers(session, "staff", [Offer(("bus",), tuple(f"many-{place}" for place in range(120)))], DAY)
        group_id = session.scalars(select(UnnamedGroup.id).where(UnnamedGroup.kind == "staff")).one()
    client = staff.sign_in("ada")
    pages = [
        client.get(f"/team/also/{group_id}?page={page}").get_data(as_text=True) for page in ("1", "3", "x")
    ]
    assert [page.count("<blockquote") for page in pages] == [50, 20, 50] and "Page 3 of 3" in pages[1]
