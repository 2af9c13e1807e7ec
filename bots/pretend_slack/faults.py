"""What can be made to go wrong, by test or by hand: every fault is switched here and nowhere else."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from bots.pretend_slack.errors import SlackRefusal


@dataclass
class Faults:
    """The switches. Counts run down by one a call; a method list of "" means every method."""

    rate_limit: int = 0  # the next n calls get 429
    retry_after: int = 30
    fail: int = 0  # the next n calls get `fail_status`
    fail_status: int = 500
    lose_reply: int = 0  # the next n calls are done, but their reply breaks off
    latency: float = 0.0  # seconds that every call waits
    revoked: bool = False  # the token is no longer good
    clock_offset: int = 0  # seconds by which signed requests are wrong
    duplicate: int = 0  # the next n deliveries to the app come twice
    method: str = ""  # only this method is hit by rate_limit, fail and lose_reply

    def switch(self, wanted: Mapping[str, Any]) -> None:
        """Sets the named switches. Raises ValueError for an unknown name or a wrong kind."""
        kinds = {each.name: type(each.default) for each in fields(self)}
        for name, value in wanted.items():
            if name not in kinds:
                raise ValueError(f"there is no fault called {name}")
            fits = isinstance(value, kinds[name]) or (kinds[name] is float and isinstance(value, int))
            if not fits or isinstance(value, bool) != (kinds[name] is bool):
                raise ValueError(f"{name} takes another kind of value")
        for name, value in wanted.items():
            setattr(self, name, value)

    def all(self) -> dict[str, Any]:
        """Every switch as it stands."""
        return asdict(self)

    def before(self, method: str) -> None:
        """Raises the refusal that is switched on for a call of `method`."""
        if self._take("rate_limit", method):
            raise SlackRefusal("ratelimited", status=429, retry_after=self.retry_after)
        if self._take("fail", method):
            raise SlackRefusal("internal_error", status=self.fail_status)

    def loses_reply(self, method: str) -> bool:
        """Whether the reply to this call, which was done, is to break off."""
        return self._take("lose_reply", method)

    def duplicates(self) -> bool:
        """Whether this delivery to the app is to come twice."""
        return self._take("duplicate", self.method)

    def _take(self, name: str, method: str) -> bool:
        left = int(getattr(self, name))
        if left <= 0 or self.method not in ("", method):
            return False
        setattr(self, name, left - 1)
        return True
