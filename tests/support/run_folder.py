"""What all test processes of one run share: a folder, and in it the one PostgreSQL server they use."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import new_server, stop_by_pid, url_of

_VARIABLE = "HEARD_TESTS_FOLDER"
_RUNNER = "HEARD_TESTS_RUNNER"
_started: list[object] = []  # held on to: Python warns about a process that is forgotten while it runs


def open_run_folder() -> None:
    """Make the folder in the first process of a run; the processes started later inherit its path."""
    os.environ[_VARIABLE] = tempfile.mkdtemp(prefix="heard-tests-")
    os.environ[_RUNNER] = str(os.getpid())


def run_folder() -> Path:
    """Return the folder that all processes of this run share."""
    return Path(os.environ[_VARIABLE])


def close_run_folder() -> None:
    """Stop what this run started, by its process id, and remove the folder."""
    record = run_folder() / "postgres"
    if record.exists():
        pid, folder = record.read_text().splitlines()
        stop_by_pid(int(pid), Path(folder))
    shutil.rmtree(run_folder(), ignore_errors=True)


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Hold back the other processes of this run while the body runs."""
    with (run_folder() / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def shared_server_folder() -> Path:
    """Return the folder of the run's one PostgreSQL server, starting it for whoever asks first."""
    record = run_folder() / "postgres"
    with one_at_a_time("postgres"):
        if not record.exists():
            server = new_server()
            _started.append(server)
            record.write_text(f"{server.pid}\n{server.folder}")
            _stop_when_run_is_gone(server.pid)
    return Path(record.read_text().splitlines()[1])


def shared_url(database: str) -> str:
    """Return the URL of a database on the shared server."""
    return url_of(shared_server_folder(), database)


def _stop_when_run_is_gone(server: int) -> None:
    """Leave a watcher behind: a run that is killed can't stop its server itself."""
    runner, nothing = os.environ[_RUNNER], subprocess.DEVNULL
    watch = f"while kill -0 {runner} && kill -0 {server}; do sleep 2; done; kill -INT {server}"
    watcher = subprocess.Popen(
        ["/bin/sh", "-c", watch],
        stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True,
    )  # fmt: skip
    _started.append(watcher)
