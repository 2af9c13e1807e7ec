"""`heard theme` reads what waits and `heard learn` learns now; both say what they did."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update

import app.commands.theming as theming
import app.jobs.theming as jobs
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from analysis.themes.nightly.lots import claim_lot, new_plans
from analysis.themes.nightly.lots import keep_plan as keep
from app.cli import main
from app.commands.house import bring_up, open_house
from app.library import codebook_in_use
from app.wiring import House
from surveys.voices.next_to_read import NextToRead
from surveys.voices.theming_lot import ThemingLot
from tests.support.remarks import round_of_remarks

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
MANY = 30


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setenv("HEARD_DATA", str(tmp_path))
    built = open_house()
    bring_up(built)
    with built.books.voices.write() as voices:
        round_of_remarks(voices, [(f"p{at}", f"my worker changed {at}") for at in range(MANY)])
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield built
    for number, handler in before.items():
        signal.signal(number, handler)
    built.books.dispose()


def run(*words: str) -> str:
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_theme_reads_everything_says_how_far_it_is_and_plans_what_people_read(house: House) -> None:
    told = run("theme")
    assert f"{MANY} of {MANY} remarks" in told and f"{MANY} remarks read in" in told and "0 left" in told
    with house.books.voices.read() as voices:
        assert len(voices.scalars(select(NextToRead)).all()) == MANY
    assert "0 remarks read in" in run("theme")


def test_ctrl_c_stops_theme_and_the_next_run_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "AT_ONCE", 10)
    find = jobs.find

    def stop(*told: object) -> list[jobs.Found]:
        os.kill(os.getpid(), signal.SIGINT)
        return find(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs, "find", stop)
    assert "10 remarks read in" in run("theme")
    monkeypatch.undo()
    monkeypatch.setenv("HEARD_DATA", str(house.settings.data))
    assert f"{MANY - 10} remarks read in" in run("theme")


def test_theme_waits_for_a_lot_in_other_hands(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with house.books.voices.write() as voices:
        for plan in new_plans(voices):
            keep(voices, plan)
        assert claim_lot(voices, "another", {"children": ""}, house.now()) is not None
    waits: list[float] = []

    def let_go(seconds: float) -> None:
        waits.append(seconds)
        with house.books.voices.write() as voices:
            voices.execute(update(ThemingLot).values(claimed_until=None))

    monkeypatch.setattr(theming, "sleep", let_go)
    assert f"{MANY} remarks read in" in run("theme") and len(waits) == 1


def test_learn_says_what_was_learned_of_each_theme_or_that_nothing_was_read(house: House) -> None:
    assert run("learn").count("nothing new was read.") == 3
    coder = Coder("ada", NOW.date(), codebook_in_use(house))
    with house.books.voices.write() as voices:
        for at in range(12):
            note_coded(voices, f"r-{at}", coder, ["worker-changes"], (), "rules")
    told = run("learn")
    assert "children: learned from 12 remarks in" in told and "My worker changes" in told
    assert "staff: nothing new was read." in told
