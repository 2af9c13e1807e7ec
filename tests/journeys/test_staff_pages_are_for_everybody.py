"""Staff pages: nothing that axe objects to, nothing that breaks on a phone, everything by keyboard."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from surveys.db.book import Books
from tests.support.browser import OpenPage
from tests.support.staff import StaffHouse, build_staff_house, press, worry
from tests.support.young_people import served

PHONE = {"width": 320, "height": 640}


def _pages(staff: StaffHouse) -> dict[str, list[str]]:
    round_, remark = f"/team/rounds/{staff.round.round_id}", f"/team/remarks/{staff.remarks()[0].id}"
    press(staff.sign_in("ada"), f"{round_}/findings")
    worry(staff.round)
    desk = staff.sign_in("dora")
    concern = desk.get("/desk/").get_data(as_text=True).split("/desk/concerns/")[1].split("/")[0]
    press(desk, f"/desk/concerns/{concern}/read")
    team = [round_, *(f"{round_}/{part}" for part in ("remarks", "findings", "answers")), remark]
    theme = "/team/codebook/themes/feeling-safe"
    book = ["/team/codebook", "/team/codebook/history", theme, f"{theme}/split", f"{theme}/merge"]
    return {
        "ada": ["/staff", "/team/", *team, *book, f"{remark}/concern", "/team/rounds/new",
                "/team/pulses/new"],
        "dora": ["/desk/", f"/desk/concerns/{concern}", "/desk/reading", "/desk/figures",
                 f"/desk/concerns/{concern}/referral"],
        "bo": ["/board/", "/board/reports/2026-01-01/2026-03-31", "/board/claims", "/board/concern"],
        "adi": ["/admin/", "/admin/accounts", "/admin/contacts", "/admin/duty", "/admin/audit?verify=1"],
    }  # fmt: skip


def _faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
        told.append("the page is wider than a phone")
    return told


def test_W18_axe_finds_nothing_on_any_staff_page_and_none_is_wider_than_a_phone(
    sqlite_books: Books, tmp_path: Path, open_page: OpenPage
) -> None:
    staff = build_staff_house(sqlite_books, tmp_path)
    faults: dict[str, list[str]] = {}
    pages = _pages(staff)
    with served(staff.app) as base:
        for handle, addresses in pages.items():
            page = open_page(viewport=PHONE)
            for address in ("/sign-in", "/sign-in/sent", "/sign-in/old"):
                page.goto(base + address)
                faults[address] = _faults(page)
            page.goto(base + staff.link(handle))
            faults["confirm"] = _faults(page)
            page.get_by_role("button", name="Sign in").click()
            for address in addresses:
                page.goto(base + address)
                faults[address] = _faults(page)
    assert {address: told for address, told in faults.items() if told} == {}
