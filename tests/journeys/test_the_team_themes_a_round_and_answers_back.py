"""The improvement team: from remarks to a quote, a finding, and an answer on the wall."""

from pathlib import Path

from playwright.sync_api import Page, expect

from surveys.db.book import Books
from tests.support.browser import OpenPage
from tests.support.staff import StaffHouse, build_staff_house
from tests.support.young_people import served

WORDS = "I want to see my brother more often"


def _sign_in(page: Page, base: str, staff: StaffHouse, handle: str) -> None:
    page.goto(base + staff.link(handle))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")


def test_the_team_themes_a_round_and_answers_back_without_script(
    sqlite_books: Books, tmp_path: Path, open_page: OpenPage
) -> None:
    staff = build_staff_house(sqlite_books, tmp_path)
    with served(staff.app) as base:
        page = open_page(java_script_enabled=False)
        _sign_in(page, base, staff, "ada")
        page.get_by_role("link", name="Rounds").first.click()
        page.get_by_role("link", name="A sample round").click()
        page.get_by_role("link", name="Remarks", exact=True).click()

        # One remark: its theme, its redaction, its quote.
        card = page.locator("article", has_text=WORDS).first
        card.get_by_role("link", name="Decide").click()
        expect(page.locator("mark").first).to_be_visible()
        page.get_by_role("button", name="Accept").first.click()
        expect(page.get_by_role("status")).to_contain_text("Theme accepted")
        page.get_by_role("button", name="I have reviewed these words").click()
        page.get_by_role("button", name="Approve as a quote").click()
        expect(page.get_by_role("status")).to_contain_text("The quote is approved")

        # Findings: drafted by the figures, approved by a person.
        page.get_by_role("link", name="A sample round").click()
        page.get_by_role("link", name="Findings", exact=True).click()
        page.get_by_role("button", name="Draft findings").click()
        finding = page.locator("form.card", has_text="Brothers and sisters").first
        finding.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("status")).to_contain_text("Approved")

        # The answer: in each band's words, with owner and date, looked at before it is published.
        page.get_by_role("link", name="Answer it").first.click()
        page.get_by_label("We're doing".lower(), exact=False).first.check()
        for number in range(2):
            page.get_by_label("You said", exact=True).nth(number).fill("You want to see your family more.")
            page.get_by_label("Our answer").nth(number).fill("We will plan more visits.")
        page.get_by_label("Who answers for it").fill("Head of Fostering")
        page.get_by_label("By when").fill("2026-06-01")
        page.get_by_role("button", name="Keep it and look at it").click()
        expect(page.locator(".wall").first).to_contain_text("We will plan more visits.")
        page.get_by_role("button", name="Publish on the wall").click()
        expect(page.get_by_role("status")).to_contain_text("Published")

        anybody = open_page(java_script_enabled=False)
        anybody.goto(f"{base}/wall")
        expect(anybody.locator("main")).to_contain_text("We will plan more visits.")
