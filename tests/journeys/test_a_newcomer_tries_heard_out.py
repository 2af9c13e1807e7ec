"""A newcomer runs one command and walks through every entrance that it prints."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.browser import OpenPage
from tests.support.sampleshire import small_data_folder
from tests.support.tryout import LAST_LINE, TryOut, try_out

ROOMS = {
    "The team": ("/team/", "Rounds"),
    "Safeguarding duty lead": ("/desk/", "Safeguarding desk"),
    "Safeguarding deputy": ("/desk/", "Safeguarding desk"),
    "The board": ("/board/", "Voice reports"),
    "Administrator": ("/admin/", "Settings"),
}
SMALL_PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TryOut]:
    with try_out(small_data_folder(tmp_path_factory.mktemp("newcomer"))) as started:
        started.wait_for(LAST_LINE)
        yield started


def test_the_young_persons_link_opens_and_takes_an_answer(running: TryOut, open_page: OpenPage) -> None:
    page = open_page(viewport=SMALL_PHONE, java_script_enabled=False)
    page.goto(running.link("A young person, 8-10"))
    page.get_by_role("button", name="Start").or_(page.get_by_role("link", name="Start")).first.click()
    page.locator("main label").first.click()
    page.get_by_role("button", name="Next").click()
    assert page.title().startswith("Question 2")


def test_the_three_words_can_be_typed_instead(running: TryOut, page: Page) -> None:
    line = running.wait_for("A young person, 11-17")
    words = line.rpartition("type: ")[2].rstrip(")")
    page.goto(running.link("What changed").replace("/wall", "/"))
    page.locator("main input[type=text], main input:not([type])").first.fill(words)
    page.locator("main form button").first.click()
    assert words.replace(" ", "-") in page.url


def test_the_pulse_waits_in_the_pretend_slack_and_takes_answers(running: TryOut, page: Page) -> None:
    page.goto(running.link("A social worker"))
    page.get_by_text("Robin Sample").first.click()
    page.get_by_role("button", name="Answer now").first.click(timeout=120_000)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Thank you").first.wait_for()


@pytest.mark.parametrize("title", ROOMS)
def test_a_sign_in_link_leads_to_that_persons_room(running: TryOut, page: Page, title: str) -> None:
    path, heading = ROOMS[title]
    page.goto(running.link(title))
    page.locator("main button").first.click()
    page.locator(f'a[href="{path}"]').first.click()
    assert page.locator("h1").inner_text() == heading


def test_what_changed_is_on_the_wall(running: TryOut, page: Page) -> None:
    page.goto(running.link("What changed"))
    assert page.get_by_text("We can't, because").count() >= 1
