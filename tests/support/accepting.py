"""A pretend channel that keeps what it accepted on the disk, and sometimes loses the reply."""

from pathlib import Path
from random import Random
from typing import Any

from bots.slack.client import Uncertain


class Accepting:
    """Stands in for Slack: `send` accepts a message for good; then its reply may be lost."""

    def __init__(self, ledger: Path, random: Random, lost: float, before_and_after: Any) -> None:
        self._ledger, self._random, self._lost, self._moment = ledger, random, lost, before_and_after
        ledger.touch()

    def check(self) -> None:
        """The workspace lets us speak."""

    def accepted(self) -> list[str]:
        """The key of every message that was accepted, in order."""
        return self._ledger.read_text().split()

    def find_sent(self, _user: str, key: str) -> bool:
        """Whether a message with this key has arrived."""
        return key in self.accepted()

    def send(self, _user: str, _message: Any, key: str) -> None:
        """Accept a message. Raises Uncertain when the reply is lost on its way."""
        self._moment()
        with self._ledger.open("a") as ledger:
            ledger.write(f"{key}\n")
        self._moment()
        if self._random.random() < self._lost:
            raise Uncertain("the reply was lost")
