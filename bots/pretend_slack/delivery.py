"""Delivers presses and events to the app: signed, timed, and tried again only where Slack does."""

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bots.pretend_slack.faults import Faults

SECONDS = 3.0
EVENT_RETRIES = (0, 60, 300)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
Post = Callable[[str, bytes, dict[str, str], float], tuple[int, bytes]]


class NoAnswer(Exception):
    """The app did not answer in time, or not at all. `reason` is Slack's: http_timeout or http_error."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def post_http(url: str, body: bytes, headers: dict[str, str], seconds: float) -> tuple[int, bytes]:
    """One POST over HTTP, past every proxy: the app is on this machine. Raises NoAnswer."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")  # noqa: S310
    try:
        with opener.open(request, timeout=seconds) as reply:
            return reply.status, reply.read(1_000_000)
    except urllib.error.HTTPError as error:
        return error.code, b""
    except TimeoutError:
        raise NoAnswer("http_timeout") from None
    except (OSError, ValueError):
        raise NoAnswer("http_error") from None


def signed_headers(secret: str, body: bytes, kind: str, now: float) -> dict[str, str]:
    """The headers of a request that Slack signs (v0)."""
    timestamp = str(int(now))
    base = f"v0:{timestamp}:".encode() + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={digest}",
    }


@dataclass
class WaitingEvent:
    """An event that the app has not yet taken."""

    body: bytes
    due: float
    number: int = 0
    reason: str = ""


@dataclass
class Delivery:
    """The way to the app. `speed` shortens the waits between event retries for tests."""

    app_url: str
    secret: str
    faults: Faults
    clock: Callable[[], float]
    post: Post = post_http
    speed: float = 1.0
    waiting: list[WaitingEvent] = field(default_factory=list)
    given_up: int = 0

    def interact(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Delivers a press or a submission, once: Slack never tries these again.

        Returns what the app answered ({} for an empty 200). Raises NoAnswer when late or not 200.
        """
        body = urlencode({"payload": json.dumps(payload)}).encode()
        answer = self._deliver(body, FORM, {})
        if self.faults.duplicates():
            answer = self._deliver(body, FORM, {})
        return answer

    def event(self, event_id: str, event: dict[str, Any]) -> None:
        """Queues an event; `run_due` delivers it, and again at once, after 1 and after 5 minutes."""
        body = json.dumps({"type": "event_callback", "event_id": event_id, "event": event}).encode()
        copies = 2 if self.faults.duplicates() else 1
        self.waiting += [WaitingEvent(body, self.clock()) for _ in range(copies)]

    def run_due(self) -> None:
        """Delivers every event that is due."""
        now = self.clock()
        for waiting in [each for each in self.waiting if each.due <= now]:
            self.waiting.remove(waiting)
            self._try_event(waiting, now)

    def _try_event(self, waiting: WaitingEvent, now: float) -> None:
        more = {}
        if waiting.number:
            more = {"X-Slack-Retry-Num": str(waiting.number), "X-Slack-Retry-Reason": waiting.reason}
        try:
            self._deliver(waiting.body, JSON, more)
        except NoAnswer as error:
            if waiting.number >= len(EVENT_RETRIES):
                self.given_up += 1
                return
            due = now + EVENT_RETRIES[waiting.number] / self.speed
            self.waiting.append(WaitingEvent(waiting.body, due, waiting.number + 1, error.reason))

    def _deliver(self, body: bytes, kind: str, more: dict[str, str]) -> dict[str, Any]:
        started = self.clock()
        headers = signed_headers(self.secret, body, kind, started + self.faults.clock_offset)
        status, answer = self.post(self.app_url, body, {**headers, **more}, SECONDS)
        if self.clock() - started > SECONDS:
            raise NoAnswer("http_timeout")
        if status != 200:
            raise NoAnswer("http_error")
        try:
            read = json.loads(answer) if answer.strip().startswith(b"{") else {}
        except ValueError:
            read = {}
        return read if isinstance(read, dict) else {}
