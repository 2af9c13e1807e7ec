"""A small house for tests of the staff pages: accounts of every role, a mixed round, a concern."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from analysis.codebook import shipped_codebook
from analysis.themes.nightly.theming import theme_round
from app.accounts.links import make_sign_in_link
from app.config import read_settings
from app.factory import build_app
from app.wiring import House
from surveys.db.book import Books
from surveys.keys.folder import KeyFolder
from surveys.people.staff_account import StaffAccount
from surveys.questions import RawAnswer
from surveys.safeguarding.duty import DutyRota
from surveys.voices.envelope import new_secret
from surveys.voices.remark import Remark
from tests.support.pages import CheckedClient
from tests.support.rounds import CLOSES, SampleRound, path_answers, sample_round
from tests.support.young_people import Clock

PEOPLE = {
    "ada": ("Ada Team", ["team_member"]),
    "dora": ("Dora Duty", ["duty_lead"]),
    "dev": ("Dev Deputy", ["deputy"]),
    "mo": ("Mo Manager", ["manager"]),
    "bo": ("Bo Board", ["board_reader"]),
    "adi": ("Adi Admin", ["administrator"]),
    "nil": ("Nil Norole", []),
}
SAID = (
    "My social worker keeps changing and nobody tells me why",
    "I like my carer, she listens to me",
    "I want to see my brother more often",
    "The food is good here",
    "Meetings are boring and nobody asks me what I think",
    "My new social worker is kind and rings me back",
)
WORRYING = "my dad hits me when he is drunk"


@dataclass
class StaffHouse:
    """The house, as one test visits it."""

    house: House
    app: Flask
    clock: Clock
    round: SampleRound

    def sign_in(self, handle: str) -> FlaskClient:
        """A browser in which this person is signed in."""
        client = self.app.test_client()
        assert client.post(self.link(handle)).status_code == 303
        return client

    def link(self, handle: str) -> str:
        """The address of a fresh one-time link."""
        with self.house.books.people.write() as session:
            return "/sign-in/" + make_sign_in_link(session, handle, self.clock())

    def remarks(self) -> list[Remark]:
        """The remarks of the mixed round, in the order of the team's list."""
        with self.house.books.voices.read() as session:
            wanted = select(Remark).where(Remark.round_id == self.round.round_id).order_by(Remark.id)
            return list(session.scalars(wanted))


def press(client: FlaskClient, address: str, **fields: object) -> TestResponse:
    """Send a form of the staff pages, with the token that every page's forms carry."""
    page = client.get("/staff").get_data(as_text=True)
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', page)
    return client.post(address, data={"form_token": token[1] if token else "", **fields})


def build_staff_house(books: Books, folder: Path, people: int = 32) -> StaffHouse:
    """A children's round, answered by `people` through the one door, mixed and themed; a day after its close.

    With nobody the round is simply left open, for tests that have nothing to do with results.
    """
    sample = sample_round(books.voices, folder, "how_is_it_going", "11-17", dimensions=[["band"]])
    for number in range(people):
        sample.answer_all(path_answers(sample.questionnaire, "11-17", SAID[number % len(SAID)]))
    if people:
        sample.close_and_mix()
    with books.voices.write() as session:
        theme_round(session, shipped_codebook(), sample.round_id, CLOSES.date())
        session.add(DutyRota(id=1, duty_lead="dora", deputy="dev", manager="mo"))
    with books.people.write() as session:
        for handle, (name, roles) in PEOPLE.items():
            address = f"{handle}@council.example"
            session.add(StaffAccount(handle=handle, name=name, email=address, roles=roles))
    clock = Clock(CLOSES + timedelta(days=1))
    house = House(read_settings({"HEARD_DATA": str(folder)}), books, KeyFolder(folder / "keys"), clock)
    app = build_app(house)
    app.test_client_class = CheckedClient
    return StaffHouse(house, app, clock, sample)


def worry(sample: SampleRound, words: str = WORRYING) -> None:
    """Somebody writes words that worry us, through the one door, even after the round has closed."""
    question = next(one.id for one in sample.questionnaire.questions if one.kind == "words")
    sample.press(new_secret(), question, RawAnswer(words=words))
