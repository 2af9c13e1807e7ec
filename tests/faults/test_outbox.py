"""T1: workers that are killed again and again send every message once: none is missing, none is doubled."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from app.jobs.messages import Post
from surveys.people.delivery import Delivery
from tests.support.accepting import Accepting
from tests.support.books import BookUrls
from tests.support.doomed import NEVER, Doom, run_doomed
from tests.support.fault_world import FaultWorld, make_world
from tests.support.figures import Figures
from tests.support.rounds import DURING
from tests.support.size import Size

LOST = 0.05
MOST_RUNS = 400


def sending(world: FaultWorld, run: int, forgetful: bool = False) -> Any:
    """What a worker does with the outbox, some minutes after the one before it."""

    def deed(doom: Doom) -> None:
        house = world.house(DURING + timedelta(minutes=5 * run), doom)
        slack = Accepting(world.folder / "accepted", Random(run), LOST, doom.moment)
        if forgetful:
            slack.find_sent = lambda user, key: False  # type: ignore[method-assign]
        Post(house, f"worker {run}", slack, None).run()  # type: ignore[arg-type]
        house.books.dispose()

    return deed


def send_all(world: FaultWorld, kills: int, forgetful: bool = False) -> tuple[int, Counter[str], set[str]]:
    """Kill so many workers at random moments, then let them finish: kills, messages accepted, states left."""
    random, killed = Random(7), 0
    for run in range(MOST_RUNS):
        at = random.randint(1, 120) if killed < kills else NEVER
        end = run_doomed(sending(world, run, forgetful), at)
        assert not end.error, end.error
        killed += end.killed
        if states_of(world) == {"sent"}:
            break
    accepted = (world.folder / "accepted").read_text().split()
    return killed, Counter(accepted), states_of(world)


def states_of(world: FaultWorld) -> set[str]:
    """The states in which deliveries are."""
    house = world.house()
    with house.books.people.read() as session:
        states = set(session.scalars(select(Delivery.state)))
    house.books.dispose()
    return states


def test_T1_every_message_is_sent_once_though_workers_are_killed_and_replies_are_lost(
    book_urls: BookUrls, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    people = size(40, 300, 100)
    world = make_world(book_urls, tmp_path, people)
    killed, accepted, states = send_all(world, size(6, 50, 15))
    missing, double = people - len(accepted), [key for key, times in accepted.items() if times > 1]
    assert (states, missing, double) == ({"sent"}, 0, [])
    figures(f"T1 {engine_name}: {people} messages, {killed} kills, 5 % of replies lost, 0 missing, 0 doubled")


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_T1_a_planted_worker_that_does_not_look_first_sends_twice(
    engine_name: str, book_urls: BookUrls, tmp_path: Path
) -> None:
    _, accepted, _ = send_all(make_world(book_urls, tmp_path, 40), 6, forgetful=True)
    assert max(accepted.values()) > 1
