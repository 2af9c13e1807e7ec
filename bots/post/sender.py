"""What every sender of letters does, and the named ways in which it fails."""

from typing import Protocol


class NotSent(Exception):
    """Certainly not sent. `permanent`: this address will never take it."""

    def __init__(self, reason: str, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class MaybeSent(Exception):
    """The connection broke while the letter was handed over: it may have been taken."""


class Sender(Protocol):
    """Hands over one letter at a time."""

    def send(self, to: str, subject: str, text: str, key: str) -> None:
        """Sends one letter. `key` is the delivery's: the same key is the same letter.

        Raises NotSent when it was certainly not taken, MaybeSent when nobody knows.
        """
        ...
