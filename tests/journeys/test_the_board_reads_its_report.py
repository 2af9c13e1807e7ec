"""A board reader: the report of a quarter as a page, a Word document and tables."""

import csv
import io
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from surveys.db.book import Books
from tests.support.browser import OpenPage
from tests.support.staff import build_staff_house, press
from tests.support.young_people import served


def test_the_board_reads_its_report_and_takes_it_as_files(
    sqlite_books: Books, tmp_path: Path, open_page: OpenPage
) -> None:
    staff = build_staff_house(sqlite_books, tmp_path)
    ada, remark = staff.sign_in("ada"), staff.remarks()[0]
    press(ada, f"/team/remarks/{remark.id}/redaction", words=remark.words)
    press(ada, f"/team/remarks/{remark.id}/quote", deed="approve")
    with served(staff.app) as base:
        page = open_page(accept_downloads=True)
        page.goto(base + staff.link("bo"))
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Board", exact=True).first.click()
        page.get_by_role("link", name="Quarter 4 of 2025/26").click()

        report = page.locator(".voice-report")
        expect(report).to_contain_text("3a Who are in need of help and protection")
        expect(report).to_contain_text("Nobody spoke about this strand")
        expect(report.locator("blockquote").first).to_contain_text(remark.words)
        expect(report.locator("svg.chart").first).to_be_visible()

        with page.expect_download() as word:
            page.get_by_role("link", name="Download as Word document").click()
        with zipfile.ZipFile(word.value.path()) as document:
            assert remark.words in document.read("word/document.xml").decode()
        with page.expect_download() as tables:
            page.get_by_role("link", name="Download tables as CSV").click()
        told = tables.value.path().read_text(encoding="utf-8-sig")
        assert len(list(csv.reader(io.StringIO(told)))) > 5


def test_the_report_fits_a_phone(sqlite_books: Books, tmp_path: Path, open_page: OpenPage) -> None:
    staff = build_staff_house(sqlite_books, tmp_path)
    with served(staff.app) as base:
        page = open_page(viewport={"width": 390, "height": 800})
        page.goto(base + staff.link("bo"))
        page.get_by_role("button", name="Sign in").click()
        for address in ("/staff", "/board/", "/board/reports/2026-01-01/2026-03-31"):
            page.goto(base + address)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
