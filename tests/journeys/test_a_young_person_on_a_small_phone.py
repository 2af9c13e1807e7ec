"""A young person's pages on a small phone: small, and in reach of thumb, keyboard and screen reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request

from surveys.db.book import Books
from tests.support.browser import OpenPage, Watch
from tests.support.figures import Figures
from tests.support.young_people import GO_OLDER, Visit, build_visit, served

PHONE = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


@pytest.fixture
def base(visit: Visit) -> Iterator[str]:
    with served(visit.app) as address:
        yield address


def test_W18_with_the_keyboard_alone(base: str, page: Page) -> None:
    page.goto(f"{base}{GO_OLDER}/how_things_are")
    page.focus("input[value='3']")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Next"
    page.keyboard.press("Enter")
    page.wait_for_url("**/safe_where_you_live")


def test_nothing_sticks_out_on_a_small_phone(base: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    for path in visited():
        page.goto(base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_every_target_is_large_enough_for_a_thumb(base: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    small = """[...document.querySelectorAll('a:not(.jump):not(.wrong a), button, .option, .number')]
        .filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent)"""
    for path in visited():
        page.goto(base + path)
        assert page.evaluate(small) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_W18_axe_finds_nothing_on_any_page(base: str, open_page: OpenPage, scheme: str) -> None:
    page = open_page(viewport=PHONE, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page.goto(f"{base}{GO_OLDER}/how_things_are")
    for _ in range(8):
        assert_no_violations(page)
        page.click("button:has-text('Skip')")
    for path in ("/mine", "/mine/delete", "/words-code", f"{GO_OLDER}/done", *visited()):
        page.goto(base + path)
        assert_no_violations(page)


def test_W18_planted_a_box_without_a_label_would_be_found(base: str, open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, bypass_csp=True)
    page.goto(base)
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    with pytest.raises(AssertionError, match="label"):
        assert_no_violations(page)


def assert_no_violations(page: Page) -> None:
    page.wait_for_load_state("load")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"


def visited() -> list[str]:
    """Pages that anybody can open."""
    return [
        "/", GO_OLDER, f"{GO_OLDER}/how_things_are", f"{GO_OLDER}/done", "/help", "/advocate", "/complaint",
        "/contact", "/contact/sent", "/code", "/words-code", "/deleted", "/wall", "/nothing-here",
    ]  # fmt: skip


def test_P12_no_page_reaches_anybody_else(base: str, open_page: OpenPage, watch: Watch) -> None:
    page = open_page()
    for path in visited():
        page.goto(base + path)
    assert watch.faults == []


def test_P12_planted_a_picture_from_elsewhere_would_be_seen(visit: Visit, open_page: OpenPage) -> None:
    watching = Watch()
    with served(visit.app) as base:
        page = open_page(bypass_csp=True)
        page.context.unroute_all()
        page.context.route("**/*", watching._on_request)
        page.goto(base)
        page.evaluate("new Image().src = 'http://198.51.100.7/pixel.gif'")
        page.wait_for_timeout(200)
    assert any("198.51.100.7" in fault for fault in watching.faults)


def test_a_first_visit_is_small_and_later_pages_are_smaller(
    base: str, open_page: OpenPage, figures: Figures
) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    done: list[Request] = []
    page.on("requestfinished", lambda request: done.append(request))
    page.goto(base + GO_OLDER, wait_until="networkidle")
    first, requests = on_the_wire(done), len(done)
    later: list[int] = []
    page.click("a.button.main")
    while page.locator("text=That was the last question").count() == 0:
        done.clear()
        page.click("button:has-text('Skip')")
        page.wait_for_load_state("networkidle")
        # The style sheet is kept for good by browsers; only being watched switches this one's memory off.
        later.append(on_the_wire([request for request in done if request.resource_type == "document"]))
    most = max(later) / 1024
    figures(f"first visit {first / 1024:.1f} KB in {requests} requests; later pages {most:.1f} KB at most")
    assert requests <= 2 and first <= 14 * 1024
    assert 1024 < max(later) <= 10 * 1024


def on_the_wire(requests: list[Request]) -> int:
    """Bytes that came back for these requests, headers too."""
    sizes = [request.sizes() for request in requests]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
