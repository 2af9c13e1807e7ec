"""The state of the pretend workspace: conversations, open views, and a snapshot that outlives a restart."""

import json
import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.faults import Faults
from bots.pretend_slack.rates import Rates
from bots.pretend_slack.roster import Person, everybody
from bots.pretend_slack.triggers import Triggers

log = logging.getLogger(__name__)
Stored = dict[str, Any]


@dataclass
class Workspace:
    """Everything that the pretend workspace knows. `lock` is held by whoever reads or changes it."""

    snapshot: Path | None = None
    people: dict[str, Person] = field(default_factory=lambda: {each.id: each for each in everybody()})
    messages: dict[str, list[Stored]] = field(default_factory=dict)
    whispers: dict[str, list[Stored]] = field(default_factory=dict)
    homes: dict[str, Stored] = field(default_factory=dict)
    stacks: dict[str, list[Stored]] = field(default_factory=dict)
    read_until: dict[str, str] = field(default_factory=dict)
    triggers: Triggers = field(default_factory=Triggers)
    rates: Rates = field(default_factory=Rates)
    faults: Faults = field(default_factory=Faults)
    lock: threading.RLock = field(default_factory=threading.RLock)
    last_ts: float = 0.0

    def __post_init__(self) -> None:
        if self.snapshot is None or not self.snapshot.exists():
            return
        try:
            kept = json.loads(self.snapshot.read_text(encoding="utf-8"))
            self.messages, self.homes, self.read_until = kept["messages"], kept["homes"], kept["read_until"]
        except (ValueError, KeyError, TypeError):
            log.warning("the pretend workspace's snapshot can't be read; it starts empty")

    def save(self) -> None:
        """Writes what outlives a restart. Forms that are open do not, as in Slack's own client."""
        if self.snapshot is None:
            return
        kept = {"messages": self.messages, "homes": self.homes, "read_until": self.read_until}
        self.snapshot.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.snapshot.with_suffix(".new")
        fresh.write_text(json.dumps(kept), encoding="utf-8")
        fresh.replace(self.snapshot)

    def person(self, user: str) -> Person:
        """Somebody of the workspace. Raises user_not_found."""
        if user not in self.people:
            raise SlackRefusal("user_not_found")
        return self.people[user]

    def open_channel(self, user: str) -> str:
        """The direct-message conversation with somebody. Raises Slack's error where there can be none."""
        person = self.person(user)
        refusals = {
            "deactivated": "user_disabled",
            "bot": "cannot_dm_bot",
            "stranger": "user_not_visible",
        }
        if person.kind in refusals:
            raise SlackRefusal(refusals[person.kind])
        channel = "D" + user[1:]
        self.messages.setdefault(channel, [])
        return channel

    def channel(self, channel: str) -> list[Stored]:
        """A conversation's messages; a person's id stands for the conversation with them, as in Slack."""
        if channel.startswith("U"):
            channel = self.open_channel(channel)
        if channel not in self.messages:
            raise SlackRefusal("channel_not_found")
        return self.messages[channel]

    def new_ts(self, now: float) -> str:
        """A time stamp that no other message has."""
        self.last_ts = max(now, self.last_ts + 0.000001)
        return f"{self.last_ts:.6f}"

    def forget_open(self) -> None:
        """Closes every open view, as a restart does."""
        self.stacks.clear()
