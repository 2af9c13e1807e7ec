"""A small house for tests of the young people's pages: an open round, a card to it, and a clock to set."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import waitress
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.config import read_settings
from app.factory import build_app
from app.wiring import House
from app.young_people import codes, front
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.questionnaires import catalogue
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import make_codes_pepper
from surveys.voices.planning import Door, RoundPlan, open_round, plan_round
from surveys.voices.round_keys import make_round_keys
from tests.support.pages import CheckedClient

START = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)  # a Monday
ROUND = "a" * 32
YOUNG, OLDER = "river-lamp-otter", "kite-lemon-stone"
GO, GO_OLDER = f"/go/{YOUNG}", f"/go/{OLDER}"


@dataclass
class Clock:
    """A clock that stands until a test moves it."""

    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        """Let time pass: move(days=3)."""
        self.moment += timedelta(**by)


@dataclass
class Visit:
    """The pages, as one test visits them."""

    house: House
    app: Flask
    clock: Clock
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.someone_else()

    def someone_else(self) -> FlaskClient:
        """Another person's browser."""
        return self.app.test_client()

    def send(self, address: str, client: FlaskClient | None = None, **fields: Any) -> TestResponse:
        """Open a question, fill in its form and send it."""
        browser = client or self.client
        hidden = fields_of(browser.get(address).get_data(as_text=True))
        return browser.post(address.split("?")[0], data={**hidden, **fields})


def build_visit(books: Books, folder: Path, **settings: str) -> Visit:
    """A house with one children's round open through two cards, one for each band."""
    clock = Clock()
    house = House(
        read_settings({"HEARD_DATA": str(folder), **settings}), books, KeyFolder(folder / "keys"), clock
    )
    make_codes_pepper(house.keys)
    with books.voices.write() as session:
        make_care_key(session, house.keys, START.date())
    open_one(house, ROUND)
    front.CARDS_TRIED.forget()
    codes.CODES_TRIED.forget()
    app = build_app(house)
    app.test_client_class = CheckedClient
    return Visit(house, app, clock)


def open_one(house: House, round_id: str, **changes: Any) -> None:
    """Plan and open one round of 'How is it going?'."""
    doors = (Door(YOUNG, "8-10", "home"), Door(OLDER, "11-17", "home"))
    told: dict[str, Any] = {
        "title": "How is it going? Autumn",
        "questionnaire": catalogue()["how_is_it_going"],
        "opens_at": START - timedelta(days=1),
        "closes_at": START + timedelta(days=14),
        "invited": False,
        "doors": doors,
        "round_id": round_id,
        **changes,
    }
    public = make_round_keys(house.keys, round_id)
    with house.books.voices.write() as session:
        plan_round(session, RoundPlan(**told))
        open_round(session, round_id, public, house.now())


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields of a page's form."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a real port of this machine; its base address."""
    server = waitress.create_server(app, listen="127.0.0.1:0", threads=4, clear_untrusted_proxy_headers=True)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)
