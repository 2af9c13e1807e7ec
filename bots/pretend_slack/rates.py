"""Slack's pace: one message a second in a conversation after a burst, and a bucket for the workspace."""

import math
from dataclasses import dataclass, field

from bots.pretend_slack.errors import SlackRefusal


@dataclass
class Bucket:
    """Fills at `rate` a second up to `size`; each message takes one."""

    size: float
    rate: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one can be taken; 0 when now."""
        self.level = min(self.size, self.level + max(0.0, now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate

    def take(self) -> None:
        """Takes one."""
        self.level -= 1


@dataclass
class Rates:
    """One bucket a conversation, one for the workspace. Nothing is taken from either when one is empty."""

    channel_burst: float = 4
    channel_rate: float = 1
    workspace_burst: float = 100
    workspace_rate: float = 10
    _buckets: dict[str, Bucket] = field(default_factory=dict)

    def spend(self, channel: str, now: float) -> None:
        """One message in `channel`. Raises the 429 refusal with Retry-After when it is too fast."""
        own = self._bucket(channel, self.channel_burst, self.channel_rate, now)
        shared = self._bucket("", self.workspace_burst, self.workspace_rate, now)
        wait = max(own.wait(now), shared.wait(now))
        if wait > 0:
            raise SlackRefusal("ratelimited", status=429, retry_after=max(1, math.ceil(wait)))
        own.take()
        shared.take()

    def _bucket(self, name: str, size: float, rate: float, now: float) -> Bucket:
        return self._buckets.setdefault(name, Bucket(size, rate, size, now))
