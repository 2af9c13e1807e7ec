"""Reads so many invented remarks with two workers, kills one in between, and counts what came out.

`python -m bench.scale 200000 [--postgresql]` prints remarks a second, the workers' memory at a tenth of the
way and at the end, remarks in and out, and how often anything was written twice.
"""

import argparse
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import func, insert, select

from analysis.codebook import shipped_codebook
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.store import Coder
from analysis.themes.nightly.lots import A_LOT, NEW, progress
from app.config import read_settings
from app.jobs.learning import learn_all
from app.jobs.theming import theme_new_remarks
from app.wiring import House, build_house
from bench.invented import Invented, invented
from surveys.db.types import random_key
from surveys.people.tables import metadata as people_tables
from surveys.questionnaires.starters import catalogue
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import keep_edition
from surveys.voices.tables import metadata as voices_tables
from surveys.voices.theming_lot import ThemingLot
from tests.support.postgres import new_server

ROUND, QUESTION = "5" * 32, "could_be_better"
READ_BY_PEOPLE = 600
A_WRITE = 5000
WORKERS = 2
EARLY, KILL_AT = 0.1, 0.3
LOOKS = 0.5
GIVE_UP = 12 * 3600


def main() -> None:
    """Measure, print, and remove everything that was made."""
    asked = argparse.ArgumentParser(prog="python -m bench.scale")
    asked.add_argument("remarks", type=int)
    asked.add_argument("--postgresql", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="heard-scale-") as name, _urls(told.postgresql) as urls:
        measure(Path(name), urls, told.remarks)


def measure(folder: Path, urls: dict[str, str], many: int) -> None:
    """One run in a folder of its own."""
    house = _house(folder, urls)
    for book, tables in ((house.books.people, people_tables), (house.books.voices, voices_tables)):
        with book.engine.execution_options(writes=True).begin() as connection:
            tables.create_all(connection)
    began = time.perf_counter()
    _invent(house, many)
    made = learn_all(house)["children"]
    codes = f"{made.codes} in {made.seconds:.1f} s" if made else "none"
    print(f"{many:,} remarks on {house.books.voices.engine.dialect.name}, made in "
          f"{time.perf_counter() - began:.0f} s; learned from {codes}", flush=True)  # fmt: skip
    run = _Run(folder, urls, house, many)
    run.go()
    _print_counts(house, many)
    house.books.dispose()


class _Run:
    """Two workers, one of them killed and replaced."""

    def __init__(self, folder: Path, urls: dict[str, str], house: House, many: int) -> None:
        self._folder, self._urls, self._house, self._many = folder, urls, house, many
        self._early = ""

    def go(self) -> None:
        workers = [self._start(number) for number in range(WORKERS)]
        began = time.perf_counter()
        killed, rate, done = False, 0.0, 0
        while done < self._many and time.perf_counter() - began < GIVE_UP:
            time.sleep(LOOKS)
            now = self._done()
            if now > done and done < self._many - A_LOT:  # the killed one's lot comes free minutes later
                rate = now / (time.perf_counter() - began)
            done = now
            if not self._early and done >= EARLY * self._many:
                self._early = self._memory()
            if not killed and done >= KILL_AT * self._many:
                os.kill(workers[0].pid or 0, signal.SIGKILL)
                workers[0], killed = self._start(WORKERS), True
        for worker in workers:
            worker.join()
        took = time.perf_counter() - began
        print(f"{WORKERS} workers, one killed and replaced: {rate:,.0f} remarks a second; "
              f"{took:,.0f} s with the wait for the lot of the killed one")  # fmt: skip
        print(f"memory of the workers at {EARLY:.0%}: {self._early}; at the end: {self._memory()}")

    def _start(self, number: int) -> BaseProcess:
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=_work, args=(self._folder, self._urls, number, self._many))
        process.start()
        return process

    def _done(self) -> int:
        with self._house.books.voices.read() as voices:
            return voices.scalar(select(func.count()).select_from(Hint)) or 0

    def _memory(self) -> str:
        peaks = [path.read_text() for path in sorted(self._folder.glob("worker-*"))]
        return ", ".join(f"{int(peak):,} MB" for peak in peaks)


def _work(folder: Path, urls: dict[str, str], number: int, many: int) -> None:
    """A worker: lot after lot, its highest memory so far in a file."""
    house = _house(folder, urls)
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    while True:
        read = theme_new_remarks(house)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
        (folder / f"worker-{number}").write_text(str(peak))
        with house.books.voices.read() as voices:
            if not read and not progress(voices).lots:
                return
        time.sleep(0 if read else LOOKS)


def _print_counts(house: House, many: int) -> None:
    with house.books.voices.read() as voices:
        hints = voices.scalar(select(func.count()).select_from(Hint))
        codings = voices.scalar(select(func.count()).select_from(Coding))
        steps = select(Coding.remark_id).group_by(Coding.remark_id, Coding.theme).having(func.count() > 1)
        twice = voices.scalar(select(func.count()).select_from(steps.subquery()))
        lots = voices.scalar(select(func.count()).select_from(ThemingLot).where(ThemingLot.mark == NEW))
    print(
        f"remarks in {many:,}, read {hints:,}; {codings:,} suggestions in {lots} lots, {twice} written twice"
    )
    if hints != many or twice:
        raise SystemExit("in and out differ")


def _invent(house: House, many: int) -> None:
    said = invented(many)
    with house.books.voices.write() as voices:
        at = datetime(2026, 3, 2, tzinfo=UTC)
        voices.add(
            Round(
                id=ROUND, kind="children", title="A million", invited=False, state="truncated", k=10,
                edition_id=keep_edition(voices, catalogue()["how_is_it_going"]), opens_at=at, closes_at=at,
                dimensions=[],
            )
        )  # fmt: skip
    _read_by_people(house, list(islice(said, min(READ_BY_PEOPLE, many))))
    while some := list(islice(said, A_WRITE)):
        with house.books.voices.write() as voices:
            voices.execute(insert(Remark), [_row(one) for one in some])


def _read_by_people(house: House, some: list[Invented]) -> None:
    coder = Coder("bench", date(2026, 3, 3), shipped_codebook())
    rows = [_row(one) for one in some]
    with house.books.voices.write() as voices:
        voices.execute(insert(Remark), rows)
        for row, one in zip(rows, some, strict=True):
            note_coded(voices, row["id"], coder, one.themes, (), "bench")


def _row(one: Invented) -> dict[str, str]:
    return {
        "id": random_key(), "round_id": ROUND, "question_id": QUESTION, "words": one.words,
        "dimension": "", "cell": "", "group_id": random_key(), "redaction_by": "",
    }  # fmt: skip


def _house(folder: Path, urls: dict[str, str]) -> House:
    return build_house(read_settings({"HEARD_DATA": str(folder), **urls}))


@contextmanager
def _urls(on_postgresql: bool) -> Iterator[dict[str, str]]:
    if not on_postgresql:
        yield {}
        return
    server = new_server()
    try:
        for name in ("people", "voices"):
            server.execute(f"CREATE DATABASE {name}")
        yield {f"HEARD_{name.upper()}_URL": server.url(name) for name in ("people", "voices")}
    finally:
        server.remove()


if __name__ == "__main__":
    main()
