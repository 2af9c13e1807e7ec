"""Trigger ids: a press gives one, it opens one view, and it dies after three seconds."""

import secrets
from dataclasses import dataclass, field

from bots.pretend_slack.errors import SlackRefusal

SECONDS = 3.0


@dataclass
class Triggers:
    """The trigger ids given so far: whose, when, and whether used."""

    _given: dict[str, tuple[str, float]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def give(self, user: str, now: float) -> str:
        """A new trigger id for a person's press."""
        trigger = f"{int(now * 1000)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._given[trigger] = (user, now)
        return trigger

    def use(self, trigger: str, now: float) -> str:
        """Whose trigger it is. Raises invalid_trigger_id, exchanged_trigger_id or expired_trigger_id."""
        if trigger not in self._given:
            raise SlackRefusal("invalid_trigger_id")
        if trigger in self._used:
            raise SlackRefusal("exchanged_trigger_id")
        user, given = self._given[trigger]
        if now - given > SECONDS:
            raise SlackRefusal("expired_trigger_id")
        self._used.add(trigger)
        return user
