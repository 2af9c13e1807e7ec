"""The duty lead: a child's words are on the desk at once, with mail and Slack off, and are acted on."""

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect

from surveys.db.book import Books
from surveys.safeguarding.alerts import claim_alerts, escalate_overdue
from tests.support.browser import OpenPage
from tests.support.staff import WORRYING, build_staff_house, worry
from tests.support.young_people import served


def test_G1_the_duty_lead_reads_a_concern_with_mail_off(
    sqlite_books: Books, tmp_path: Path, open_page: OpenPage
) -> None:
    staff = build_staff_house(sqlite_books, tmp_path, people=0)
    staff.clock.moment = staff.round.now + timedelta(minutes=1)
    worry(staff.round)  # no worker runs, no mail server is set: the desk itself is the list
    with served(staff.app) as base:
        page = open_page(java_script_enabled=False)
        page.goto(base + staff.link("dora"))
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Safeguarding desk").first.click()
        expect(page.locator(".clock")).to_have_text("59 minutes left")
        page.get_by_role("button", name="Open and read").click()
        expect(page.locator("blockquote")).to_have_text(WORRYING)
        page.get_by_label("What you are doing").fill("Rang the front door")
        page.get_by_role("button", name="I am acting on it").click()
        page.get_by_text("approved replies").click()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Leave this reply").click()
        expect(page.get_by_role("status")).to_contain_text("words-code")

        # Red takes two to close.
        page.get_by_label("Why", exact=True).select_option(label="Referred on")
        page.get_by_role("button", name="Close it").click()
        expect(page.get_by_role("status")).to_contain_text("takes two")
        deputy = open_page(java_script_enabled=False)
        deputy.goto(base + staff.link("dev"))
        deputy.get_by_role("button", name="Sign in").click()
        deputy.get_by_role("link", name="Safeguarding desk").first.click()
        deputy.get_by_role("link", name=re.compile("^Go on")).click()
        deputy.get_by_label("Why", exact=True).select_option(label="Referred on")
        deputy.get_by_role("button", name="Agree to close it").click()
        expect(deputy.get_by_role("status")).to_contain_text("Closed")


def test_G4_nobody_reads_it_and_it_climbs_to_the_deputy_and_the_manager(
    sqlite_books: Books, tmp_path: Path, open_page: OpenPage
) -> None:
    staff = build_staff_house(sqlite_books, tmp_path, people=0)
    staff.clock.moment = staff.round.now
    worry(staff.round)
    for rung, handle in (("deputy", "dev"), ("named manager", "mo")):
        staff.clock.move(hours=1)
        with sqlite_books.voices.write() as session:
            escalate_overdue(session, staff.clock())
            assert [alert.handles[0] for alert in claim_alerts(session, staff.clock())] == [handle]
        with served(staff.app) as base:
            page = open_page()
            page.goto(base + staff.link(handle))
            page.get_by_role("button", name="Sign in").click()
            page.get_by_role("link", name="Safeguarding desk").first.click()
            expect(page.locator("main")).to_contain_text(f"passed on to the {rung}")
            if handle == "mo":
                expect(page.locator(".item .late")).to_contain_text("Late by")


def test_the_duty_lead_reads_the_list(sqlite_books: Books, tmp_path: Path, open_page: OpenPage) -> None:
    staff = build_staff_house(sqlite_books, tmp_path, people=3)
    with served(staff.app) as base:
        page = open_page(viewport={"width": 390, "height": 800})
        page.goto(base + staff.link("dora"))
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{base}/desk/reading")
        expect(page.locator("article").first).to_contain_text("A sample round")
        page.get_by_role("button", name="I've read these").click()
        expect(page.locator("main")).to_contain_text("There is nothing to read.")
