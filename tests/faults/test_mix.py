"""P16: a worker killed at any statement of close, mix and forgetting goes on, and counts the same."""

import os
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import app.jobs.rounds as rounds
import surveys.voices.mixer as mixer
from app.jobs.rounds import close_and_mix, destroy_old_keys
from app.wiring import House
from surveys.safeguarding.concern import Concern
from surveys.voices.code_reader import CodeReader
from surveys.voices.remark import Remark
from surveys.voices.round import Round, State
from surveys.voices.round_keys import destroy_round_keys
from surveys.voices.sitting import Sitting
from surveys.voices.tally import Tally
from tests.support.books import BookUrls
from tests.support.doomed import NEVER, Doom, moments_of, run_doomed, spread
from tests.support.fault_world import FaultWorld, answer_all, make_world
from tests.support.figures import Figures
from tests.support.postgres import execute
from tests.support.rounds import CLOSES
from tests.support.run_folder import shared_url
from tests.support.size import Size

PEOPLE = 12
_numbers = count(1)
SEALED = (State.OPEN, State.CLOSED, State.HELD)
RESULTS = (Tally, Remark, CodeReader, Concern, Sitting)


@pytest.fixture
def full_world(book_urls: BookUrls, tmp_path: Path) -> FaultWorld:
    """A round whose people have all answered, at the moment of its close."""
    world = make_world(book_urls, tmp_path, PEOPLE)
    house = world.house()
    for number in range(PEOPLE):
        answer_all(house, world.round_id, world.child(number), lambda _: None)
    house.books.voices.truncate_journal()
    house.books.people.truncate_journal()
    house.books.dispose()
    return world


@contextmanager
def a_copy(world: FaultWorld) -> Iterator[FaultWorld]:
    """The same world once more, to be killed."""
    number = next(_numbers)
    folder = world.folder / f"copy-{number}"
    folder.mkdir()
    shutil.copytree(world.folder / "keys", folder / "keys")
    if world.urls.voices.startswith("sqlite"):
        shutil.copyfile(world.folder / "voices.sqlite", folder / "voices.sqlite")
        urls = BookUrls(world.urls.people, f"sqlite:///{folder / 'voices.sqlite'}")
        yield replace(world, folder=folder, urls=urls)
    else:
        source = world.urls.voices.split("@/")[1].split("?")[0]
        copy = f"{source}_copy_{number}"
        execute(shared_url("postgres"), f"CREATE DATABASE {copy} TEMPLATE {source}")
        urls = BookUrls(world.urls.people, shared_url(copy))
        yield replace(world, folder=folder, urls=urls)
        execute(shared_url("postgres"), f"DROP DATABASE {copy} WITH (FORCE)")
    shutil.rmtree(folder)


def mixing(world: FaultWorld) -> Any:
    """What a worker does once the round's time is over."""

    def deed(doom: Doom) -> None:
        house = world.house(CLOSES, doom)
        close_and_mix(house)
        doom.moment()
        destroy_old_keys(house)
        house.books.dispose()

    return deed


def results(house: House) -> dict[str, Counter[Any]]:
    """Everything that a mix leaves, without what is random."""
    random = ("id", "group_id")
    with house.books.voices.read() as session:
        return {
            table.__name__: Counter(
                tuple(
                    str(getattr(row, column.name))
                    for column in table.__table__.columns
                    if column.name not in random
                )
                for row in session.scalars(select(table))
            )
            for table in RESULTS
        }


def state_of(house: House, round_id: str) -> tuple[str, bool, int, int]:
    """Its state, whether its key is there, and how many people and finished ones were counted."""
    with house.books.voices.read() as session:
        round_ = session.get_one(Round, round_id)
        return round_.state, house.keys.has(f"rounds/{round_id}"), round_.people, round_.finished


def after_a_kill(world: FaultWorld, at: int) -> tuple[bool, list[str], dict[str, Counter[Any]]]:
    """Kill the worker at a moment, look, and start it again; what is wrong, and what it leaves in the end."""
    end = run_doomed(mixing(world), at)
    assert not end.error, end.error
    house, wrong = world.house(CLOSES), []
    state, has_key, _, _ = state_of(house, world.round_id)
    left = results(house)
    if state in SEALED and not has_key:
        wrong.append("the key was destroyed before the mix was committed")
    if (state in SEALED) == bool(left["Tally"]):
        wrong.append("a half mixed round")
    close_and_mix(house)
    destroy_old_keys(house)
    if state_of(house, world.round_id) != (State.TRUNCATED, False, PEOPLE, PEOPLE):
        wrong.append(f"it stands at {state_of(house, world.round_id)}")
    found = results(house)
    house.books.dispose()
    return end.killed, wrong, found


def unkilled(world: FaultWorld) -> tuple[int, dict[str, Counter[Any]]]:
    """The moments of a whole mix, and what it leaves."""
    with a_copy(world) as copy:
        moments = moments_of(mixing(copy))
        house = copy.house(CLOSES)
        found = results(house)
        house.books.dispose()
    assert found["Tally"] and found["Remark"] and not found["Sitting"]
    assert found["CodeReader"].total() == PEOPLE and found["Concern"].total() == 2 * PEOPLE
    return moments, found


def test_P16_a_kill_at_any_statement_of_close_mix_and_forgetting_changes_no_count(
    full_world: FaultWorld, engine_name: str, size: Size, figures: Figures
) -> None:
    moments, expected = unkilled(full_world)
    kills, broken = 0, []
    for at in spread(moments, size(10, moments, 40)):
        with a_copy(full_world) as copy:
            killed, wrong, found = after_a_kill(copy, at)
        kills, broken = kills + killed, broken + [(at, one) for one in wrong]
        assert found == expected, f"counts differ after a kill at {at}"
    assert not broken
    figures(f"P16 {engine_name}: {kills} kills in close, mix and forgetting ({moments} moments), same counts")


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_P16_a_planted_key_that_goes_before_the_commit_is_found(
    engine_name: str, full_world: FaultWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()

    def too_early(session: Any, folder: Any, round_id: str, today: Any) -> Any:
        mixed = mixer.mix(session, folder, round_id, today)
        destroy_round_keys(folder, round_id)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return mixed

    monkeypatch.setattr(rounds, "mix", too_early)
    with a_copy(full_world) as copy:
        assert "the key was destroyed before the mix was committed" in after_a_kill(copy, NEVER)[1]
