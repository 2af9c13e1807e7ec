"""A worker that is killed while it reads remarks goes on where it was: each is read once, none is lost."""

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

import analysis.themes.nightly.lots as lots
import app.jobs.theming as theming
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from app.jobs.learning import learn_all
from app.jobs.theming import theme_new_remarks
from app.library import codebook_in_use
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from tests.support.books import BookUrls, _fresh
from tests.support.doomed import NEVER, Doom, run_doomed
from tests.support.fault_world import FaultWorld
from tests.support.figures import Figures
from tests.support.remarks import round_of_remarks
from tests.support.rounds import CLOSES
from tests.support.size import Size

REMARKS = 60
SAID = (
    "my social worker keeps changing",
    "i miss my brother",
    "the dog sleeps",
    "nobody listens to me",
    "😀",
)
MOST_RUNS = 400
Read = tuple[Counter[Any], Counter[Any]]


@pytest.fixture(autouse=True)
def small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many lots and many portions, so that there is much to be killed in."""
    monkeypatch.setattr(lots, "A_LOT", 20)
    monkeypatch.setattr(theming, "AT_ONCE", 7)


@pytest.fixture
def world(book_urls: BookUrls, tmp_path: Path) -> FaultWorld:
    """A mixed round that nobody and nothing has read."""
    return unread_world(book_urls, tmp_path)


@pytest.fixture
def calm_world(tmp_path: Path) -> Iterator[FaultWorld]:
    """The same round, whose worker nobody kills."""
    folder = tmp_path / "calm"
    folder.mkdir()
    for urls in _fresh("sqlite", folder, with_tables=True):
        yield unread_world(urls, folder)


def unread_world(urls: BookUrls, folder: Path) -> FaultWorld:
    made = FaultWorld(urls, folder)
    house = made.house()
    with house.books.voices.write() as voices:
        round_of_remarks(voices, [(f"p{at}", f"{SAID[at % len(SAID)]} {at}") for at in range(REMARKS)])
    house.books.dispose()
    return made


def reading(world: FaultWorld, run: int) -> Any:
    """What a worker does some minutes after the one before it: a claim of a killed one has passed."""

    def deed(doom: Doom) -> None:
        house = world.house(CLOSES + run * 2 * lots.CLAIMED_FOR, doom)
        while theme_new_remarks(house):
            doom.moment()
        house.books.dispose()

    return deed


def read_with_kills(world: FaultWorld, kills: int, first_run: int = 0) -> int:
    """Kill so many workers at random moments, then let one finish; how many were killed."""
    random, killed = Random(first_run), 0
    for run in range(first_run, first_run + MOST_RUNS):
        end = run_doomed(reading(world, run), random.randint(1, 150) if killed < kills else NEVER)
        assert not end.error, end.error
        killed += end.killed
        if not end.killed and killed >= kills:
            break
    return killed


def what_was_read(world: FaultWorld) -> Read:
    """Every hint and every step, without the numbers of the rows."""
    house = world.house()
    with house.books.voices.read() as voices:
        hints = Counter((one.remark_id, one.made_by, one.polarity) for one in voices.scalars(select(Hint)))
        steps = Counter(
            (one.remark_id, one.theme, one.state, one.made_by, str(one.reasons), one.stance)
            for one in voices.scalars(select(Coding).where(Coding.origin != "person"))
        )
    house.books.dispose()
    return hints, steps


def teach(world: FaultWorld) -> None:
    """People read some remarks, and the worker learns."""
    house = world.house()
    coder = Coder("ada", CLOSES.date(), codebook_in_use(house))
    with house.books.voices.write() as voices:
        for at in range(0, REMARKS, 2):
            themes = ["worker-changes"] if at % len(SAID) == 0 else []
            note_coded(voices, f"r-{at}", coder, themes, (), "rules")
    assert learn_all(house)["children"] is not None
    house.books.dispose()


def test_workers_that_are_killed_again_and_again_read_every_remark_once(
    world: FaultWorld, calm_world: FaultWorld, engine_name: str, size: Size, figures: Figures
) -> None:
    read_with_kills(calm_world, 0)
    killed = read_with_kills(world, size(6, 40, 15))
    hints, steps = what_was_read(world)
    assert len(hints) == REMARKS and set(hints.values()) == {1}
    assert (hints, steps) == what_was_read(calm_world)
    assert set(steps.values()) == {1}
    figures(f"Theming {engine_name}: {killed} kills, {REMARKS} remarks read, 0 lost, 0 written twice")


def test_a_kill_while_a_new_model_reads_again_leaves_the_same_steps(
    world: FaultWorld, calm_world: FaultWorld, size: Size
) -> None:
    for each, kills in ((calm_world, 0), (world, size(4, 30, 10))):
        read_with_kills(each, 0)
        teach(each)
        read_with_kills(each, kills, first_run=10)
    assert what_was_read(world) == what_was_read(calm_world)
    assert all("model" in mark for _, mark, _ in what_was_read(world)[0])


def test_two_workers_at_once_claim_different_lots_and_read_every_remark_once(
    world: FaultWorld, calm_world: FaultWorld
) -> None:
    read_with_kills(calm_world, 0)
    houses, read = [world.house(CLOSES), world.house(CLOSES)], [0, 0]
    errors: list[BaseException] = []
    ready = threading.Barrier(2)

    def work(worker: int) -> None:
        try:
            ready.wait(30)
            while more := theme_new_remarks(houses[worker]):
                read[worker] += more
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for house in houses:
        house.books.dispose()
    assert errors == [] and sum(read) == REMARKS
    assert what_was_read(world) == what_was_read(calm_world)


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_a_planted_worker_that_writes_the_hint_without_its_steps_is_found(
    engine_name: str, world: FaultWorld, calm_world: FaultWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_with_kills(calm_world, 0)
    whole = theming.write_found

    def torn(session: Any, ready: Any, found: Any, today: Any) -> int:
        return whole(session, ready, [replace(each, themes=[]) for each in found], today)

    monkeypatch.setattr(theming, "write_found", torn)
    read_with_kills(world, 2)
    monkeypatch.setattr(theming, "write_found", whole)
    read_with_kills(world, 0, first_run=20)
    assert what_was_read(world) != what_was_read(calm_world)
