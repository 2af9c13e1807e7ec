"""Two people read, a night passes, and the model suggests themes with the words that led to them."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import select

from analysis.themes.coding.coded import first_readings
from app.jobs.heavy import learn_all, plan_orders, theme_everything
from surveys.db.book import Books
from surveys.people.staff_account import StaffAccount
from surveys.voices.coding import Coding
from tests.support.browser import OpenPage
from tests.support.staff import StaffHouse, build_staff_house
from tests.support.young_people import served

RIGHT = re.compile("^(These themes are|This theme is) right$")
MODEL = re.compile(r"by the model of \w+ \d+ \w+ \d+, learned from \d+ remarks that people read")


def test_two_people_read_and_tonight_it_is_learned(
    sqlite_books: Books, tmp_path: Path, open_page: OpenPage
) -> None:
    staff = build_staff_house(sqlite_books, tmp_path, people=80)
    with sqlite_books.people.write() as people:
        people.add(
            StaffAccount(handle="eve", name="Eve Team", email="eve@council.example", roles=["team_member"])
        )
    plan_orders(staff.house)
    with served(staff.app) as base:
        ada = _signed_in(open_page(java_script_enabled=False), base, staff, "ada")
        _read(ada, base, staff, 12)
        eve = _signed_in(open_page(java_script_enabled=False), base, staff, "eve")
        _read(eve, base, staff, 8)
        expect(eve.locator("main")).to_contain_text("20 of 240 remarks in this round are read")

        # Eve reads a second time what Ada has read, without seeing what she said.
        eve.goto(f"{base}/team/rounds/{staff.round.round_id}")
        eve.get_by_role("link", name="read a second time").click()
        expect(eve.locator("mark")).to_have_count(0)
        eve.get_by_label("Feeling safe").check()
        eve.get_by_role("button", name="Keep these themes").click()
        expect(eve.get_by_role("status")).to_contain_text("What the first person said stays as it is")

        _a_night_passes(staff)
        in_the_morning = _signed_in(open_page(java_script_enabled=False), base, staff, "ada")
        _sees_what_the_model_suggests(in_the_morning, base, staff)


def _signed_in(page: Page, base: str, staff: StaffHouse, handle: str) -> Page:
    page.goto(base + staff.link(handle))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")
    return page


def _read(page: Page, base: str, staff: StaffHouse, many: int) -> None:
    """Go through so many, one by one, each with one press."""
    page.goto(f"{base}/team/rounds/{staff.round.round_id}/remarks")
    page.get_by_role("link", name="Go through them one by one").click()
    for _ in range(many):
        right = page.get_by_role(
            "button", name=re.compile("th(ese|is) themes? (are|is) right", re.IGNORECASE)
        )
        (right if right.count() else page.get_by_role("button", name="No theme fits")).click()
        expect(page.get_by_role("status")).to_contain_text("Kept")


def _a_night_passes(staff: StaffHouse) -> None:
    staff.clock.move(days=1)
    assert learn_all(staff.house)["children"] is not None
    theme_everything(staff.house)
    plan_orders(staff.house)


def _sees_what_the_model_suggests(page: Page, base: str, staff: StaffHouse) -> None:
    with staff.house.books.voices.read() as session:
        read = first_readings(session, "children")
        by_model = select(Coding.remark_id).where(Coding.origin == "model", Coding.state == "suggested")
        suggested = sorted(set(session.scalars(by_model)) - set(read))
    assert suggested
    page.goto(f"{base}/team/remarks/{suggested[0]}")
    expect(page.locator(".why").first).to_contain_text(MODEL)
    expect(page.locator("mark").first).to_be_visible()
