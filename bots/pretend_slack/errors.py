"""How the pretend Slack refuses: the error's name as Slack documents it, and what Slack says beside it."""

from collections.abc import Sequence
from typing import Any


class SlackRefusal(Exception):
    """A call that Slack refuses. `status` is 200 for most: Slack says no in the body."""

    def __init__(
        self, error: str, messages: Sequence[str] = (), status: int = 200, retry_after: int | None = None
    ) -> None:
        super().__init__(error)
        self.error = error
        self.messages = list(messages)
        self.status = status
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The reply's JSON."""
        body: dict[str, Any] = {"ok": False, "error": self.error}
        if self.messages:
            body["response_metadata"] = {"messages": [f"[ERROR] {each}" for each in self.messages]}
        return body
