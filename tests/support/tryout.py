"""A try-out as a person starts it: the command in a process of its own, with what it prints."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from app.cli import main; main(prog_name='heard')", "try-out"]
LAST_LINE = "Ctrl-C stops it."
PATIENCE = 180.0


@dataclass
class TryOut:
    """A try-out that runs, or has ended."""

    process: "subprocess.Popen[str]"
    data: Path
    lines: list[str] = field(default_factory=list)

    def wait_for(self, text: str, patience: float = PATIENCE) -> str:
        """The first line with that text; fails when none comes."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            for line in self.lines:
                if text in line:
                    return line
            assert self.process.poll() is None or text in self.said, self.said
            time.sleep(0.05)
        raise AssertionError(f"{text!r} was not said within {patience:.0f} s:\n{self.said}")

    @property
    def said(self) -> str:
        """All that was printed."""
        return "\n".join(self.lines)

    def link(self, title: str) -> str:
        """The address that stands behind this title."""
        found = re.search(rf"^  {re.escape(title)} +(http\S+)", self.said, re.MULTILINE)
        assert found, self.said
        return found[1]

    def children(self) -> dict[str, int]:
        """The process ids of its three processes, by name."""
        found = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and _parent(folder) == self.process.pid:
                command = _read(folder / "cmdline").split("\0")
                if "app.tryout.child" in command:
                    found[command[command.index("app.tryout.child") + 1]] = int(folder.name)
        return found

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Stop it by its id, and return what it ended with."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        return self.process.wait(120)


@contextmanager
def try_out(data: Path, **environ: str) -> Iterator[TryOut]:
    """Start the command with a data folder; whatever happens, it is stopped at the end."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HEARD_")}
    process = subprocess.Popen(
        COMMAND, cwd=PROJECT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**kept, "HEARD_DATA": str(data), **environ},
    )  # fmt: skip
    running = TryOut(process, data)
    reader = threading.Thread(target=_listen, args=(running,))
    reader.start()
    try:
        yield running
    finally:
        running.stop()
        reader.join(10)
        if process.stdout is not None:
            process.stdout.close()


def is_alive(pid: int) -> bool:
    """True while a process of that id runs; one that only waits to be collected does not."""
    return _state(Path("/proc") / str(pid)) not in ("", "Z")


def listening_addresses(pid: int) -> set[str]:
    """The local addresses, as /proc writes them, on which a process listens."""
    sockets = {_link(one) for one in Path(f"/proc/{pid}/fd").iterdir()}
    found = set()
    for table in ("tcp", "tcp6"):
        for row in _read(Path("/proc/net") / table).splitlines()[1:]:
            parts = row.split()
            if parts[3] == "0A" and f"socket:[{parts[9]}]" in sockets:
                found.add(parts[1].split(":")[0])
    return found


def _listen(running: TryOut) -> None:
    assert running.process.stdout is not None
    for line in running.process.stdout:
        running.lines.append(line.rstrip("\n"))


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _link(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""


def _parent(folder: Path) -> int:
    after = _read(folder / "stat").rpartition(")")[2].split()
    return int(after[1]) if len(after) > 1 else 0


def _state(folder: Path) -> str:
    after = _read(folder / "stat").rpartition(")")[2].split()
    return after[0] if after else ""
