"""What the Slack room asks of the house: the doors that the roof opens for it, and what comes back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from surveys.questions import RawAnswer

Block = dict[str, Any]
View = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """Something to say in a conversation: blocks, and the text for notifications and screen readers."""

    text: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class PulseOpening:
    """What opens on “Answer now”: a modal, or (closed, unknown token, no modal in time) only a message.

    `message` is said when `view` is None, and also when Slack refuses the view because the three seconds
    are over: then it is the “open it again” message with its button and its link to the private page.
    """

    view: View | None
    message: Message


@dataclass(frozen=True)
class Submitted:
    """What comes of a pressed “Send”: problems by question id (shown at the question), or the next view."""

    view: View
    problems: dict[str, str] = field(default_factory=dict)


class SlackDoors(Protocol):
    """What the roof gives to the Slack room. Every method is one short unit of work, committed on return."""

    def open_pulse(self, slack_user: str, token: str, now: datetime) -> PulseOpening:
        """Whose pulse this button opens. Slack waits: no more than one indexed read."""
        ...

    def submit_pulse(
        self, slack_user: str, round_id: str, secret: str, answers: Sequence[tuple[str, RawAnswer]]
    ) -> Submitted:
        """Take the answers through the one door. The same secret twice is the same sitting, stored once."""
        ...

    def opt_out(self, slack_user: str) -> Message:
        """Never ask this person again; the message that says so. Twice is the same as once."""
        ...

    def seen_before(self, key: bytes) -> bool:
        """Note a delivery; True when noted before. The roof keeps a keyed hash whose key dies daily."""
        ...

    def workspace_lost(self, reason: str) -> None:
        """The app was uninstalled or its token revoked: pause this workspace's rounds and tell the team."""
        ...
