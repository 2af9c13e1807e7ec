"""The browser page of the pretend workspace, in a real browser, as a social worker would use it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bots.pretend_slack.server import PretendSlack
from bots.slack.blocks import Invitation, invitation
from bots.slack.client import SlackDelivery
from bots.slack.wiring import SlackHandler
from tests.bots.conftest import WEB, RememberingDoors, StoppedClock

ABOUT = Invitation("Staff pulse", 5, "a minute", "Friday 27 November", 5, "tok", WEB)


@pytest.fixture
def invited(delivery: SlackDelivery, handler: SlackHandler, api_url: str) -> str:
    """The page's address, with an invitation waiting for Kit."""
    delivery.send("U0SAMPLE02", invitation(ABOUT), "key")
    return api_url.removesuffix("api/")


def _violations(page: Page) -> list[str]:
    return [str(each["id"]) for each in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("width", [1200, 360])
def test_a_social_worker_answers_a_pulse_and_is_thanked(
    invited: str, open_page: Callable[..., Page], doors: RememberingDoors, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 760})
    page.goto(invited)
    if width == 360:
        page.get_by_text("You are").click()
    page.get_by_role("button", name="Kit Sample").click()
    page.get_by_role("button", name="Answer now").click()
    form = page.get_by_role("dialog", name="Your check-in")
    form.get_by_role("radio", name="Disagree", exact=True).first.check()
    form.get_by_role("radio", name="I'd rather not say").nth(1).check()
    form.get_by_role("textbox").fill("time to <b>listen</b>")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _violations(page) == []
    form.get_by_role("button", name="Send").click()
    expect(page.get_by_role("dialog", name="Thank you")).to_be_visible()
    answers = [answer for _, answer in doors.stored[doors.form.secret]]
    assert answers[0].values == ("2",)
    assert answers[1].passing == "dont_say"
    assert answers[-1].words == "time to <b>listen</b>"
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_problem_stands_at_its_question_with_the_form_as_it_was(
    invited: str, page: Page, doors: RememberingDoors
) -> None:
    doors.problems = {"one_thing_better": "That is longer than we can keep."}
    page.goto(invited + "#U0SAMPLE02")
    page.get_by_role("button", name="Answer now").click()
    page.get_by_role("textbox").fill("words that stay")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("That is longer than we can keep.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("words that stay")


def test_slacks_own_error_shows_when_the_app_is_away(
    invited: str, page: Page, pretend: PretendSlack, clock: StoppedClock
) -> None:
    page.goto(invited + "#U0SAMPLE02")
    pretend.workspace.faults.switch({"clock_offset": 1000})
    page.get_by_role("button", name="Answer now").click()
    expect(page.get_by_role("alert")).to_have_text("This app did not answer in time. Try again?")


def test_the_asking_stops_in_one_press(invited: str, page: Page, doors: RememberingDoors) -> None:
    page.goto(invited + "#U0SAMPLE02")
    page.get_by_role("button", name="Stop asking me").click()
    expect(page.get_by_text("We won't ask you again.")).to_be_visible()
    expect(page.get_by_role("button", name="Answer now")).to_have_count(0)
    assert doors.stopped == ["U0SAMPLE02"]
    assert _violations(page) == []


def test_a_conversation_without_messages_says_so(invited: str, page: Page) -> None:
    page.goto(invited + "#U0SAMPLE05")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Kit Sample East locality new")).to_be_visible()
