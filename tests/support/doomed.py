"""A process that is killed at a chosen moment: at a statement, at a commit, or before its thanks.

It is forked from the test, works on databases on the disk, and tells through a pipe what it has promised.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

NEVER = 0
TICKS = ("before_cursor_execute", "after_cursor_execute", "commit")


@dataclass
class Doom:
    """Counts the moments of a process, and ends it with SIGKILL at moment number `at`."""

    at: int = NEVER
    pipe: int = -1
    moments: int = 0

    def watch(self, engine: Engine) -> None:
        """Every statement and commit of this engine is a moment."""
        for tick in TICKS:
            event.listen(engine, tick, self.moment)

    def moment(self, *_: Any) -> None:
        """A moment at which the process may be killed."""
        self.moments += 1
        if self.moments == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def promise(self, what: str) -> None:
        """Tell the test that something was promised. Before and after it one may be killed too."""
        self.moment()
        os.write(self.pipe, f"{what}\n".encode())
        self.moment()


@dataclass(frozen=True)
class End:
    """How a doomed process ended: what it had promised, whether it was killed, and its moments if not."""

    promised: list[str] = field(default_factory=list)
    killed: bool = False
    moments: int = 0
    error: str = ""


def run_doomed(deed: Callable[[Doom], None], at: int = NEVER, after: float | None = None) -> End:
    """Do `deed` in a process of its own, killed at moment `at`, or `after` so many seconds, or never."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _live(deed, Doom(at, writing))
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().decode().splitlines()
    _, status = os.waitpid(pid, 0)
    return _end(lines, os.WIFSIGNALED(status))


def moments_of(deed: Callable[[Doom], None]) -> int:
    """How many moments `deed` has when nobody kills it."""
    end = run_doomed(deed)
    assert not end.error, end.error
    return end.moments


def spread(moments: int, wanted: int) -> list[int]:
    """So many moments, evenly spread, or every one of them."""
    if wanted >= moments:
        return list(range(1, moments + 1))
    return sorted({1 + round(place * (moments - 1) / max(wanted - 1, 1)) for place in range(wanted)})


def _live(deed: Callable[[Doom], None], doom: Doom) -> None:
    try:
        deed(doom)
        os.write(doom.pipe, f"#moments {doom.moments}\n".encode())
    except BaseException as error:
        os.write(doom.pipe, f"#error {error!r}".replace("\n", " ").encode())
    os._exit(0)


def _end(lines: list[str], killed: bool) -> End:
    told = {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines if line.startswith("#")}
    promised = [line for line in lines if not line.startswith("#")]
    return End(promised, killed, int(told.get("#moments", 0)), told.get("#error", ""))
