"""D1: a process killed at any statement of a press loses nothing acknowledged, and doubles nothing."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, event

import surveys.intake as intake
from surveys.db.book import Book
from surveys.db.not_stored import NotStored
from tests.support.books import BookUrls
from tests.support.doomed import Doom, moments_of, run_doomed, spread
from tests.support.fault_world import Child, FaultWorld, answer_all, broken_promises, doubled, make_world
from tests.support.figures import Figures
from tests.support.size import Size


def kill_at(
    world: FaultWorld, child: Child, at: int = 0, after: float | None = None
) -> tuple[bool, list[str]]:
    """Kill a process that serves one child; whether it was killed, and which promises are broken."""
    end = run_doomed(world.answering(child), at, after)
    assert not end.error, end.error
    return end.killed, broken_promises(world, child, end.promised) + doubled(world, child)


def test_D1_G6_nothing_acknowledged_is_lost_doubled_or_unalerted_by_a_kill_at_any_statement(
    book_urls: BookUrls, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    world = make_world(book_urls, tmp_path, 400)
    moments = moments_of(world.answering(world.child(0)))
    kills, broken, child = 0, [], 0
    for at in spread(moments, size(10, moments, 40)):
        child += 1
        killed, wrong = kill_at(world, world.child(child), at)
        kills, broken = kills + killed, broken + wrong
    chance = Random(1)
    for _ in range(size(2, 30, 10)):
        child += 1
        killed, wrong = kill_at(world, world.child(child), after=chance.uniform(0.01, 0.15))
        kills, broken = kills + killed, broken + wrong
    assert not broken
    figures(f"D1 {engine_name}: {kills} kills in a press ({moments} moments), 0 lost, 0 doubled, 0 unalerted")


def breaks(world: FaultWorld, moments: int, promise: str) -> bool:
    """Kill at one moment after another, the late ones first, until this promise is broken."""
    for child, at in enumerate(reversed(spread(moments, 40)), start=1):
        if any(promise in one for one in kill_at(world, world.child(child), at)[1]):
            return True
    return False


def test_D1_a_planted_thanks_before_the_commit_loses_answers(
    book_urls: BookUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(book_urls, tmp_path, 60)

    def thanks_too_early(child: Child) -> Any:
        def deed(doom: Doom) -> None:
            take_in = intake.take_answer

            def take_and_thank(session: Any, press: Any, now: Any) -> Any:
                outcome = take_in(session, press, now)
                doom.promise(press.question_id)
                return outcome

            monkeypatch.setattr("app.door.take_answer", take_and_thank)
            answer_all(world.house(doom=doom), world.round_id, child, lambda _: None)

        return deed

    monkeypatch.setattr(world, "answering", thanks_too_early)
    assert breaks(world, moments_of(world.answering(world.child(0))), "lost")


def test_D1_a_planted_door_that_does_not_know_a_retry_doubles_concerns(
    book_urls: BookUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world(book_urls, tmp_path, 60)
    moments = moments_of(world.answering(world.child(0)))
    monkeypatch.setattr(intake, "said_before", lambda room, press: False)
    assert breaks(world, moments, "concern")


@contextmanager
def cut_off_at(book: Book, url: str, at: int) -> Iterator[None]:
    """End the server's side of this book's connection before its statement number `at`."""
    seen = 0

    def cut(connection: Connection, *_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            pid = connection.connection.driver_connection.info.backend_pid  # type: ignore[union-attr]
            with psycopg.connect(url, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s, 1000)", (pid,))

    event.listen(book.engine, "before_cursor_execute", cut)
    yield
    event.remove(book.engine, "before_cursor_execute", cut)


@pytest.mark.parametrize("engine_name", ["postgresql"])
def test_D1_a_database_that_hangs_up_at_any_statement_loses_nothing_acknowledged(
    engine_name: str, book_urls: BookUrls, tmp_path: Path, size: Size, figures: Figures
) -> None:
    world, cuts = make_world(book_urls, tmp_path, 200), 0
    broken = []
    for number, at in enumerate(spread(30, size(5, 30, 15))):
        house, promised, child = world.house(), list[str](), world.child(number)
        cuts += 1
        with cut_off_at(house.books.voices, book_urls.voices, at), suppress(NotStored):
            answer_all(house, world.round_id, child, promised.append)
            cuts -= 1
        house.books.dispose()
        broken += broken_promises(world, child, promised) + doubled(world, child)
    assert not broken
    figures(f"D1 {engine_name}: {cuts} connections cut in a press, 0 lost, 0 doubled, 0 unalerted")
