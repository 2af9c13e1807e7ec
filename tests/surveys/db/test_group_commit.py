"""Units of work that share a commit: each stands or falls alone, unless the disk fails them all."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from surveys.db.engines import open_engine
from surveys.db.group_commit import GroupCommit, NotStored

EIGHT = 8


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'kept.sqlite'}")
    with opened.execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (n INTEGER PRIMARY KEY, words TEXT)")
    yield opened
    opened.dispose()


@pytest.fixture
def group(engine: Engine) -> GroupCommit:
    return GroupCommit(engine)


def put(session: Session, number: int, words: str = "") -> None:
    session.execute(text("INSERT INTO kept VALUES (:n, :words)"), {"n": number, "words": words})


def kept(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT n FROM kept ORDER BY n")))


class Together:
    """Units of work that all wait for one turn, so that they share a batch as far as they can."""

    def __init__(self, group: GroupCommit) -> None:
        self.group = group
        self.told: dict[int, str] = {}

    def run(self, numbers: range, fails: int = -1) -> None:
        first_is_in, threads = threading.Event(), []
        for number in numbers:
            threads.append(threading.Thread(target=self._one, args=(number, fails, first_is_in)))
            threads[-1].start()
        first_is_in.set()
        for one in threads:
            one.join()

    def _one(self, number: int, fails: int, go: threading.Event) -> None:
        go.wait()
        try:
            with self.group.unit() as session:
                put(session, number)
                if number == fails:
                    raise ValueError
            self.told[number] = "stored"
        except ValueError:
            self.told[number] = "failed"
        except NotStored:
            self.told[number] = "not stored"


def test_one_units_error_undoes_it_alone(group: GroupCommit, engine: Engine) -> None:
    together = Together(group)
    together.run(range(EIGHT), fails=3)
    assert together.told == {n: "failed" if n == 3 else "stored" for n in range(EIGHT)}
    assert kept(engine) == [0, 1, 2, 4, 5, 6, 7]


def test_units_that_wait_together_share_commits(group: GroupCommit, engine: Engine) -> None:
    commits: list[int] = []
    event.listen(engine, "commit", lambda _connection: commits.append(1))
    together = Together(group)
    with group._turn:
        starter = threading.Thread(target=together.run, args=(range(40),))
        starter.start()
    starter.join()
    assert kept(engine) == list(range(40))
    assert len(commits) <= 40


def test_a_commit_that_fails_is_told_to_everybody_in_it(
    group: GroupCommit, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(engine, "commit", no_room)
    together = Together(group)
    together.run(range(EIGHT))
    assert set(together.told.values()) == {"not stored"} and len(together.told) == EIGHT
    event.remove(engine, "commit", no_room)
    assert kept(engine) == []
    with group.unit() as session:
        put(session, 99)
    assert kept(engine) == [99]


def test_D2_a_full_disk_fails_one_press_and_keeps_nothing_by_halves(
    group: GroupCommit, engine: Engine
) -> None:
    with group.unit() as session:
        put(session, 1)
        pages = session.scalar(text("PRAGMA page_count")) or 0
        session.execute(text(f"PRAGMA max_page_count={pages + 2}"))
    with pytest.raises(OperationalError), group.unit() as session:
        put(session, 2)
        put(session, 3, "x" * 100_000)
    with group.unit() as session:
        put(session, 4)
    assert kept(engine) == [1, 4]


def test_a_transaction_that_sqlite_gave_up_takes_its_whole_batch_and_nobody_after_it(
    group: GroupCommit, engine: Engine
) -> None:
    """SQLite may roll everything back by itself. The units before it in the batch were not told "stored" yet;
    the next one must not write on a connection where each statement would be kept at once."""
    told: dict[int, str] = {}
    second_may_go = threading.Event()

    def first() -> None:
        try:
            with group.unit() as session:
                put(session, 1)
                second_may_go.set()
            told[1] = "stored"
        except NotStored:
            told[1] = "not stored"

    def gives_up() -> None:
        second_may_go.wait()
        try:
            with group.unit() as session:
                put(session, 2)
                session.connection().connection.driver_connection.rollback()  # type: ignore[union-attr]
                raise OperationalError("INSERT", {}, Exception("disk full"))
        except BaseException:
            told[2] = "not stored"

    def waits() -> None:
        second_may_go.wait()
        try:
            with group.unit() as session:
                put(session, 4)
            told[4] = "stored"
        except NotStored:
            told[4] = "not stored"

    threads = [threading.Thread(target=one) for one in (first, gives_up, waits)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    stored = sorted(number for number, what in told.items() if what == "stored")
    assert told[2] == "not stored" and set(told) == {1, 2, 4}
    assert kept(engine) == stored


def test_an_interrupt_undoes_the_unit_and_frees_the_turn(group: GroupCommit, engine: Engine) -> None:
    with pytest.raises(KeyboardInterrupt), group.unit() as session:
        put(session, 1)
        raise KeyboardInterrupt
    with group.unit() as session:
        put(session, 2)
    assert kept(engine) == [2]


def test_the_lock_is_taken_at_the_start(group: GroupCommit, engine: Engine) -> None:
    other = engine.raw_connection()
    other.cursor().execute("PRAGMA busy_timeout=10")
    with group.unit(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.cursor().execute("BEGIN IMMEDIATE")
    other.close()
