"""A social worker in a real browser, against the three real processes: web, worker and the pretend Slack."""

import json
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.commands.house import bring_up
from app.config import read_settings
from app.tryout.children import Child, stop_all
from app.tryout.surroundings import environment, free_ports, slack_secrets
from app.wiring import House, build_house
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.schedule import Schedule
from surveys.people.slots import slot_opens

WORRYING = "canary i am afraid that a child on my caseload is being hit at home"
PERSON = "U0SAMPLE02"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[tuple[House, str]]:
    """A house with one pulse that is due now, its three processes, and the pretend Slack's address."""
    ports = free_ports({**os.environ, "HEARD_PORT": "23500"})
    told = environment({**os.environ, "HEARD_DATA": str(tmp_path)}, ports)
    keys = build_house(read_settings(told)).keys
    told = {**told, **slack_secrets(keys)}
    house = build_house(read_settings(told))
    bring_up(house)
    plan(house)
    children = [Child(name, name, port, tmp_path / f"{name}.log", told) for name, port in (
        ("slack", ports.slack), ("web", ports.web), ("worker", 0))]  # fmt: skip
    try:
        for child in children:
            child.start()
        yield house, f"http://127.0.0.1:{ports.slack}/"
    finally:
        stop_all(children)
        house.books.dispose()


def plan(house: House) -> None:
    """A pulse whose date is the last working day at the latest, so that it is open now."""
    now = datetime.now(UTC)
    with house.books.people.write() as people:
        people.add(Audience(id="a" * 32, name="Everybody", kind="staff"))
        people.flush()
        people.add(Contact(audience_id="a" * 32, name="Kit Sample", slack_user=PERSON))
        schedule = Schedule(
            audience_id="a" * 32, questionnaire="staff_pulse", question_set="a", title="Staff pulse",
            every_weeks=4, starts_on=(now - timedelta(days=7)).date(), opens_at=now.time(),
            time_zone="UTC", open_days=27, channel="slack",
        )  # fmt: skip
        people.add(schedule)
        people.flush()
        assert slot_opens(schedule, schedule.starts_on) <= now


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    """Wait until it is so."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.2)


def concerns(folder: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(folder / "voices.sqlite") as book:
        return book.execute("SELECT level, alert_state FROM concern").fetchall()


def test_from_the_schedule_to_the_desk(town: tuple[House, str], open_page: Callable[..., Page]) -> None:
    house, slack = town
    folder = house.settings.data
    snapshot = folder / "pretend-slack.json"
    wait_for(lambda: snapshot.is_file() and "Answer now" in snapshot.read_text("utf-8"))
    page = open_page()
    page.goto(f"{slack}#{PERSON}")
    page.get_by_role("button", name="Answer now").click()
    form = page.get_by_role("dialog", name="Your check-in")
    form.get_by_role("radio", name="Disagree", exact=True).first.check()
    form.get_by_role("textbox").fill(WORRYING)
    form.get_by_role("button", name="Send").click()
    thanks = page.get_by_role("dialog", name="Thank you")
    expect(thanks).to_contain_text("999")
    expect(thanks).to_contain_text("Some of your words went straight to the safeguarding lead")
    assert re.search(r"\w+ \w+ \w+ \w+ \w+\s+http://127.0.0.1:\d+/code", thanks.inner_text())
    [(level, _)] = concerns(folder)
    assert level in ("red", "amber")
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Stop asking me").click()
    expect(page.get_by_text("We won't ask you again.").first).to_be_visible()
    said = json.dumps(json.loads(snapshot.read_text("utf-8")))
    assert "canary" not in said
    logs = "".join((folder / f"{name}.log").read_text("utf-8") for name in ("slack", "web", "worker"))
    assert "canary" not in logs
    assert PERSON not in logs
