"""The try-out's processes as their parent sees them: started, watched, started again, and stopped by id."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
MOST_DEATHS = 5
WITHIN = 60.0  # seconds: so many deaths in so short a time, and we stop trying
PATIENCE = 5.0  # seconds that a process gets to end before it is killed
Say = Callable[[str], None]


class KeepsDying(Exception):
    """A process ended again and again; the message is a plain sentence."""


@dataclass
class Child:
    """One process. `title` is what people call it; what it logs goes to `log`."""

    name: str
    title: str
    port: int
    log: Path
    environ: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it, out of reach of the terminal's Ctrl-C: the parent stops it by its id."""
        command = [sys.executable, "-m", "app.tryout.child", self.name, str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                command,
                cwd=PROJECT,
                env={**self.environ, "PYTHONPATH": _first(PROJECT, self.environ.get("PYTHONPATH"))},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        """True while it runs."""
        return self.process is not None and self.process.poll() is None

    def mend(self, now: float) -> bool:
        """Start it again when it has died; True when it had. Raises KeepsDying."""
        if self.alive:
            return False
        self.deaths = [*(death for death in self.deaths if now - death < WITHIN), now]
        if len(self.deaths) > MOST_DEATHS:
            raise KeepsDying(
                f"{self.title} ended {len(self.deaths)} times within a minute, so everything was stopped; "
                f"what went wrong stands at the end of {self.log}."
            )
        self._let_go()
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.alive:
            self.process.terminate()

    def stop(self, until: float) -> None:
        """Wait for its end until that moment; kill it then."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._let_go()

    def _let_go(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()


def _first(folder: Path, more: str | None) -> str:
    return os.pathsep.join(filter(None, (str(folder), more)))


def mend_all(children: list[Child], say: Say) -> None:
    """Start again what died, with a line each. Raises KeepsDying."""
    for child in children:
        if child.mend(time.monotonic()):
            say(f"{child.title} had ended; it was started again.")


def stop_all(children: list[Child]) -> None:
    """Ask all to end, wait a few seconds, kill what is left. None of them lives afterwards."""
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + PATIENCE
    for child in children:
        child.stop(until)
