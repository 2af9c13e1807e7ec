"""A young person on a small phone, without JavaScript: from three words on a card to thanks and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sqlalchemy import func, select

from surveys.db.book import Books
from surveys.voices.sitting import Sitting
from tests.support.browser import OpenPage
from tests.support.young_people import GO_OLDER, Visit, build_visit, served

PHONE = {"width": 320, "height": 640}
NEXT = "button:has-text('Next')"


@pytest.fixture
def visit(sqlite_books: Books, tmp_path: Path) -> Visit:
    return build_visit(sqlite_books, tmp_path)


@pytest.fixture
def base(visit: Visit) -> Iterator[str]:
    with served(visit.app) as address:
        yield address


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A small phone without JavaScript."""
    return open_page(java_script_enabled=False, viewport=PHONE)


def sittings(visit: Visit) -> int:
    with visit.house.books.voices.read() as session:
        return session.scalar(select(func.count()).select_from(Sitting)) or 0


def begin(phone: Page, base: str) -> None:
    phone.goto(f"{base}/")
    phone.fill("#card", "kite lemon stone")
    phone.click("text=Open")
    phone.click("a.button.main")


def answer_all(phone: Page) -> None:
    phone.check("input[value='4']")
    phone.click(NEXT)
    while phone.locator("text=That was the last question").count() == 0:
        phone.click("button:has-text('Skip')")


def test_from_a_card_to_thanks_and_back_with_ones_own_words(visit: Visit, base: str, phone: Page) -> None:
    begin(phone, base)
    answer_all(phone)
    phone.click("button:has-text('Finish')")
    code = phone.inner_text(".words-code")
    assert phone.context.cookies() == []
    phone.goto(f"{base}/code")
    phone.fill("#code", code)
    phone.click("button:has-text('Open')")
    assert "Good" in phone.inner_text(".said")
    phone.click(".said a >> nth=0")
    assert phone.is_checked("input[value='4']")
    phone.check("input[value='2']")
    phone.click(NEXT)
    assert "Not good" in phone.inner_text(".said")
    phone.click("text=Delete it all")
    phone.click("text=Yes, delete it all")
    assert "Your answers are gone" in phone.inner_text("main")
    assert sittings(visit) == 0


def test_back_and_reload_lose_nothing_and_double_nothing(visit: Visit, base: str, phone: Page) -> None:
    begin(phone, base)
    phone.check("input[value='4']")
    phone.click(NEXT)
    phone.reload()
    phone.go_back()
    assert phone.is_checked("input[value='4']")
    phone.check("input[value='5']")
    phone.click(NEXT)
    assert "Do you feel safe" in phone.inner_text("h1")
    assert sittings(visit) == 1


def test_W8_a_double_click_makes_one_sitting(visit: Visit, base: str, phone: Page) -> None:
    begin(phone, base)
    phone.check("input[value='4']")
    phone.locator(NEXT).dblclick(no_wait_after=True)
    phone.wait_for_url("**/safe_where_you_live")
    assert sittings(visit) == 1


def test_two_tabs_keep_the_newer_answer_and_show_both(visit: Visit, base: str, phone: Page) -> None:
    begin(phone, base)
    phone.check("input[value='4']")
    phone.click(NEXT)
    other = phone.context.new_page()
    for tab in (phone, other):
        tab.goto(f"{base}{GO_OLDER}/going_well")
    phone.fill("textarea", "My new room")
    phone.click(NEXT)
    other.fill("textarea", "The garden")
    other.click(NEXT)
    shown = other.inner_text("main")
    assert "My new room" in shown and "The garden" in shown
    other.click("text=Use what I just sent")
    other.goto(f"{base}{GO_OLDER}/going_well")
    assert other.input_value("textarea") == "The garden"
    assert sittings(visit) == 1


def test_a_dead_link_on_the_bus_loses_nothing(visit: Visit, base: str, phone: Page) -> None:
    begin(phone, base)
    phone.check("input[value='4']")
    phone.click(NEXT)
    phone.goto(f"{base}{GO_OLDER}/going_well")
    phone.fill("textarea", "My sister came to see me")
    form = phone.locator("form >> nth=0").evaluate("form => Object.fromEntries(new FormData(form))")
    late = visit.someone_else()
    late.set_cookie("heard", next(c["value"] for c in phone.context.cookies() if c["name"] == "heard"))
    for _ in range(2):  # the reply is lost, and the phone sends the same form again
        assert late.post(f"{GO_OLDER}/going_well", data=form).status_code == 303
    phone.click(NEXT)
    phone.goto(f"{base}/mine")
    assert phone.inner_text(".said").count("My sister came to see me") == 1


def test_G3_help_is_one_tap_away_without_javascript(visit: Visit, base: str, phone: Page) -> None:
    begin(phone, base)
    phone.click("text=I need help now")
    assert "0800 1111" in phone.inner_text("main") and "999" in phone.inner_text("main")
    assert phone.context.cookies() == [] and sittings(visit) == 0


def test_quick_exit_leaves_and_going_back_shows_nothing(visit: Visit, base: str, phone: Page) -> None:
    object.__setattr__(visit.house.settings, "quick_exit", f"{base}/healthz")
    begin(phone, base)
    phone.check("input[value='4']")
    phone.click(NEXT)
    phone.click("text=Leave this page")
    assert phone.url == f"{base}/healthz"
    assert phone.context.cookies() == []
    phone.go_back()
    assert "Do you feel safe" not in phone.inner_text("main")


def test_worrying_words_get_the_calm_card_and_are_not_on_any_screen(base: str, phone: Page) -> None:
    begin(phone, base)
    phone.check("input[value='4']")
    phone.click(NEXT)
    phone.goto(f"{base}{GO_OLDER}/could_be_better")
    phone.fill("textarea", "my stepdad hits me every night")
    phone.click(NEXT)
    for way in ("Talk to someone now", "Ask someone to contact me", "Just send it"):
        assert phone.locator(f"main >> text={way}").count() == 1
    phone.click("main >> text=Ask someone to contact me")
    phone.fill("#how", "At school, from Mr Example's room")
    phone.click("button:has-text('Send')")
    assert "999" in phone.inner_text("main")
    phone.goto(f"{base}/mine")
    assert "stepdad" not in phone.content()
