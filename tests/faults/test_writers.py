"""D2 and D3: a full disk and many writers at once: said to be stored is stored, and nothing else is."""

import resource
import shutil
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

import surveys.db.engines as engines
from surveys.db.not_stored import NotStored
from tests.support.books import BookUrls, _sqlite_template
from tests.support.doomed import Doom, run_doomed
from tests.support.fault_world import FINISHED, FaultWorld, answer_all, broken_promises, doubled, make_world
from tests.support.figures import Figures
from tests.support.size import Size

WRITERS = 8


def errors_of_writers(world: FaultWorld, each: int, processes: int) -> list[BaseException]:
    """Eight writers in so many processes, each with books of its own, answer for so many children each."""
    houses = [world.house() for _ in range(processes)]
    errors: list[BaseException] = []
    ready = threading.Barrier(WRITERS)

    def write(writer: int) -> None:
        house = houses[writer % processes]
        ready.wait(30)
        try:
            for number in range(writer * each, (writer + 1) * each):
                answer_all(house, world.round_id, world.child(number), lambda _: None)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for house in houses:
        house.books.dispose()
    return errors


def test_D3_eight_writers_who_read_before_they_write_meet_no_error(
    book_urls: BookUrls, tmp_path: Path, engine_name: str, size: Size, figures: Figures
) -> None:
    each = size(2, 30, 8)
    world = make_world(book_urls, tmp_path, WRITERS * each)
    # On SQLite there are two processes, web and worker; a council on PostgreSQL may have many.
    errors = errors_of_writers(world, each, processes=2 if engine_name == "sqlite" else WRITERS)
    assert errors == []
    figures(f"D3 {engine_name}: {WRITERS} writers, {WRITERS * each * 6} presses, 0 errors")


def test_D3_a_planted_begin_that_takes_no_lock_makes_writers_fail(
    sqlite_urls: BookUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin_late(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    monkeypatch.setattr(engines, "_begin", begin_late)
    world = make_world(sqlite_urls, tmp_path, WRITERS * 4)
    assert errors_of_writers(world, 4, processes=WRITERS)


def on_a_full_disk(world: FaultWorld, room: int) -> Any:
    """Children answer until the disk has no room; then it has room again, and one more answers."""

    def deed(doom: Doom) -> None:
        house = world.house()
        answer_all(house, world.round_id, world.child(0), lambda name: doom.promise(f"0 {name}"))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        largest = max(file.stat().st_size for file in world.folder.glob("voices.sqlite*")) + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
        for number in range(1, 40):
            child = world.child(number)
            try:
                answer_all(house, world.round_id, child, lambda name, n=number: doom.promise(f"{n} {name}"))
            except NotStored:
                doom.promise(f"{number} refused")
                break
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        answer_all(house, world.round_id, world.child(40), lambda name: doom.promise(f"40 {name}"))
        house.books.dispose()

    return deed


def test_D2_on_a_full_disk_nobody_is_told_sent_and_afterwards_it_goes_on(
    tmp_path: Path, size: Size, figures: Figures
) -> None:
    full, promises, turns = 0, 0, size(2, 12, 4)
    for turn in range(turns):
        world = a_world(tmp_path / str(turn))
        end = run_doomed(on_a_full_disk(world, room=200_000 + turn * 7_000))
        assert not end.error, end.error
        told: dict[int, list[str]] = {}
        for line in end.promised:
            told.setdefault(int(line.split()[0]), []).append(line.split()[1])
        full += any("refused" in names for names in told.values())
        for number, names in told.items():
            kept = [name for name in names if name != "refused"]
            promises += len(kept)
            assert broken_promises(world, world.child(number), kept) == []
        assert FINISHED in told[40]
    assert full == turns
    figures(f"D2 sqlite: the disk was full {full} times, of {promises} promises 0 broken, and it went on")


def a_world(folder: Path) -> FaultWorld:
    """A fresh world on SQLite."""
    folder.mkdir()
    for book in ("people", "voices"):
        shutil.copyfile(_sqlite_template(book), folder / f"{book}.sqlite")
    urls = BookUrls(f"sqlite:///{folder / 'people.sqlite'}", f"sqlite:///{folder / 'voices.sqlite'}")
    return make_world(urls, folder, 60)


def test_D2_a_planted_thanks_in_spite_of_a_full_disk_is_found(sqlite_urls: BookUrls, tmp_path: Path) -> None:
    world = make_world(sqlite_urls, tmp_path, 60)

    def thank_anyway(doom: Doom) -> None:
        house, child = world.house(), world.child(0)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
        with suppress(NotStored):
            answer_all(house, world.round_id, child, lambda _: None)
        doom.promise(child.presses[0][0])

    end = run_doomed(thank_anyway)
    assert broken_promises(world, world.child(0), end.promised) == ["lost how_things_are"]
    assert doubled(world, world.child(0)) == []
