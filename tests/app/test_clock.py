"""The clock: jobs keep out of each other's way, one that fails comes again, and a signal ends it cleanly."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app import clock
from app.clock import jobs_of, run_clock, stop_on_signals
from surveys.db.book import Books
from tests.support.staff_pulse import Staff, build_staff

SOON = timedelta(milliseconds=50)


@pytest.fixture
def staff(sqlite_books: Books, tmp_path: Path) -> Staff:
    return build_staff(sqlite_books, tmp_path, people=1)


def run_for(
    staff: Staff, seconds: float, monkeypatch: pytest.MonkeyPatch, **jobs: Callable[[], Any]
) -> float:
    """Run these jobs for a while; how long it then took to stop."""
    monkeypatch.setattr(clock, "jobs_of", lambda *_: {name: (job, SOON) for name, job in jobs.items()})
    stopped = threading.Event()
    thread = threading.Thread(target=run_clock, args=(staff.house, stopped))
    thread.start()
    time.sleep(seconds)
    asked = time.monotonic()
    stopped.set()
    thread.join(10)
    assert not thread.is_alive()
    return time.monotonic() - asked


def test_a_slow_job_never_overlaps_with_itself_and_holds_up_no_other(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, together, quick = [0], [0], [0]

    def slow() -> None:
        running[0] += 1
        together[0] = max(together[0], running[0])
        time.sleep(0.4)
        running[0] -= 1

    def often() -> None:
        quick[0] += 1

    run_for(staff, 1.2, monkeypatch, slow=slow, often=often)
    assert together == [1]
    assert quick[0] > 5


def test_a_job_that_fails_comes_again_and_its_words_stay_out_of_the_log(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tries, others = [0], [0]

    def fails() -> None:
        tries[0] += 1
        raise ValueError("canary of what somebody said")

    def works() -> None:
        others[0] += 1

    with caplog.at_level(logging.DEBUG):
        run_for(staff, 0.6, monkeypatch, fails=fails, works=works)
    assert tries[0] > 2
    assert others[0] > 2
    assert "job fails failed: ValueError" in caplog.text
    assert "canary" not in caplog.text


def test_stopping_lets_the_job_in_hand_finish(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def slow() -> None:
        time.sleep(0.5)
        done.append(True)

    run_for(staff, 0.2, monkeypatch, slow=slow)
    assert done


def test_T7_every_job_has_a_thread_of_its_own(staff: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = threading.Barrier(30, timeout=5)
    met = []

    def meets() -> None:
        meeting.wait()
        met.append(True)

    run_for(staff, 0.5, monkeypatch, **{f"job {number}": meets for number in range(30)})
    assert len(met) >= 30


def test_every_job_of_the_house_runs_on_empty_books(staff: Staff) -> None:
    for name, (job, pace) in jobs_of(staff.house).items():
        job()
        assert pace >= timedelta(seconds=1), name


def test_a_worker_process_ends_at_SIGTERM(tmp_path: Path) -> None:
    told = {**os.environ, "HEARD_DATA": str(tmp_path)}
    program = (
        "from app.commands.house import bring_up, open_house\n"
        "from app.clock import run_clock, stop_on_signals\n"
        "house = open_house()\nbring_up(house)\nprint('up', flush=True)\n"
        "run_clock(house, stop_on_signals())\nprint('ended', flush=True)\n"
    )
    worker = subprocess.Popen(
        [sys.executable, "-c", program], env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    assert worker.stdout.readline().strip() == "up"
    time.sleep(1)
    worker.send_signal(signal.SIGTERM)
    out, problems = worker.communicate(timeout=20)
    assert (worker.returncode, out.strip(), "failed" in problems) == (0, "ended", False)


def test_signals_set_the_event() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        stopped = stop_on_signals()
        assert not stopped.is_set()
        os.kill(os.getpid(), signal.SIGTERM)
        assert stopped.wait(2)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
