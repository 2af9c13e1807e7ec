"""What a newcomer finds in the sample council: closed rounds, change, answers, and work to do."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from analysis.actions import published_actions
from analysis.report.compose import compose
from analysis.report.report import Period
from analysis.report.write import write_report
from app.board.periods import quarter_of
from app.jobs.rounds import run_schedules
from app.library import codebook_in_use, plan_in_use
from app.sample.reading import DATA, sample_council, topics
from app.wiring import House
from surveys.db.book import Books
from surveys.people.delivery import Delivery
from surveys.people.slot import Slot
from surveys.rounds.gate import missing_for_children
from surveys.safeguarding.alerts import red_overdue
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.reading_item import ReadingItem
from surveys.voices.card import Card
from surveys.voices.quote import Quote
from surveys.voices.round import RESULTS, Round, State
from surveys.words.codes import read_card
from tests.support.sampleshire import SMALL, load_at, sample_house

REAL_PLACES = (
    "Bradford",
    "Keighley",
    "Leeds",
    "Doncaster",
    "Wakefield",
    "Kirklees",
    "Calderdale",
    "Yorkshire",
)


def report_text(house: House, period: Period, folder: Path) -> str:
    with house.books.voices.read() as voices:
        composed = compose(
            voices, plan_in_use(house), codebook_in_use(house), period, house.now().date(),
            council=house.settings.council.name,
        )  # fmt: skip
    return "".join(path.read_text("utf-8") for path in write_report(composed, folder, ("html", "csv")))


def last_quarter(today: date) -> Period:
    return quarter_of(quarter_of(today).start - timedelta(days=1))


@pytest.mark.parametrize("kind", ["children", "staff"])
def test_two_rounds_of_each_kind_are_closed_and_mixed(loaded: House, kind: str) -> None:
    with loaded.books.voices.read() as voices:
        query = select(Round).where(Round.kind == kind, Round.state.in_(RESULTS)).order_by(Round.closes_at)
        first, second = voices.scalars(query).all()
    assert first.edition_id == second.edition_id
    assert quarter_of(first.closes_at.date()).end < quarter_of(second.closes_at.date()).start
    assert first.people and second.people


def test_change_since_last_time_shows(sqlite_books: Books, tmp_path: Path) -> None:
    house = load_at(sample_house(sqlite_books, tmp_path), SMALL)
    text = report_text(house, last_quarter(house.now().date()), tmp_path / "report")
    assert re.search(r"(up|down) from about", text)


def test_no_real_place_stands_beside_invented_voices(loaded: House, tmp_path: Path) -> None:
    shown = report_text(loaded, last_quarter(loaded.now().date()), tmp_path)
    written = "".join(path.read_text("utf-8") for path in DATA.iterdir())
    for place in REAL_PLACES:
        assert place not in shown
        assert place not in written


def test_the_gate_passes_so_that_a_newcomer_can_start_a_round(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        assert missing_for_children(voices, loaded.now().date(), help_lines=True) == []


def test_the_desk_is_not_empty_and_nothing_is_overdue(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        waiting = {concern.level for concern in voices.query(Concern).filter_by(state="new")}
        closed = voices.query(Concern).filter_by(state="closed").count()
        assert waiting == {"red", "amber"}
        assert closed >= 2
        assert voices.query(ReadingItem).count() > 0
        assert red_overdue(voices, loaded.now()) <= 1


def test_both_cards_of_the_open_round_can_be_typed(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        open_now = voices.scalars(select(Round).where(Round.state == State.OPEN)).one()
        cards = list(voices.scalars(select(Card).where(Card.round_id == open_now.id)))
    assert {card.band for card in cards} == {"8-10", "11-17"}
    assert all(read_card(card.words.replace("-", " ").upper()) == card.words for card in cards)


def test_answers_stand_on_the_wall_for_each_band(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        for band in ("8-10", "11-17", "staff"):
            assert {answer.kind for answer in published_actions(voices, None, band)} >= {"did", "cannot"}


def test_quotes_are_approved_by_the_sample_team(loaded: House) -> None:
    with loaded.books.voices.read() as voices:
        quotes = list(voices.scalars(select(Quote)))
    assert len(quotes) >= 8
    assert {quote.approved_by for quote in quotes} == {"tess"}


def test_the_pulse_opens_at_once_on_a_free_day_too(sqlite_books: Books, tmp_path: Path) -> None:
    house = load_at(sample_house(sqlite_books, tmp_path), SMALL)
    assert house.now().weekday() == 5
    run_schedules(house)
    with house.books.people.read() as people:
        assert [slot.state for slot in people.query(Slot)] == ["invited"]
        newest = people.query(Slot).one().round_id
        asked = [one for one in people.query(Delivery) if one.expires_at > house.now()]
        assert len(asked) == 60
    with house.books.voices.read() as voices:
        assert voices.get_one(Round, newest).state == State.OPEN


@pytest.mark.parametrize("band", ["8-10", "11-17", "staff"])
def test_every_topic_has_weights_for_both_rounds_and_something_to_say(band: str) -> None:
    for topic in topics(band):
        for side, templates in topic.say.items():
            assert templates
            assert len(topic.weights[side]) == 2


def test_everybody_is_plainly_invented() -> None:
    assert all("(invented)" in person.name for person in sample_council().people)
    assert all(person.email.endswith(".example") for person in sample_council().people)
