"""Sends direct messages through Slack's Web API, and says by named errors what became of them."""

import http.client
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bots.slack.doors import Message
from bots.slack.members import Member, read_member
from bots.slack.quiet import quiet_logger

SLACK_API = "https://slack.com/api/"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVENT_TYPE = "heard_delivery"
FIND_PAGES = 5
PAGE = 100
MEMBERS_PAGE = 200
# What Slack says of the whole workspace: nobody can be reached until somebody installs the app again.
LOST_WORKSPACE = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
# Slack says that part of it may have happened all the same.
MAYBE_DONE = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
NOT_NOW = frozenset({"accesslimited", "team_added_to_org"})


@dataclass(frozen=True)
class Sent:
    """A message that stands in Slack: its time stamp there and its conversation."""

    ts: str
    channel: str


class RateLimited(Exception):
    """Slack asks to wait; nothing was posted. `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"wait {retry_after} s")
        self.retry_after = retry_after


class CannotReach(Exception):
    """The message was certainly not posted. `permanent`: not to this person, however often we try."""

    def __init__(self, reason: str, permanent: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class WorkspaceLost(CannotReach):
    """The app may no longer speak in this workspace: pause its rounds, tell the team; it can come back."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, permanent=False)


class Uncertain(Exception):
    """No answer, or a broken one: it may have been posted. Look with `find_sent` before another try."""


def web_client(token: str, api_url: str = SLACK_API, timeout: int = 10) -> WebClient:
    """A client that never tries again by itself: its own retry posts twice when only the reply was lost."""
    client = WebClient(
        token, base_url=api_url, timeout=timeout, retry_handlers=[], logger=quiet_logger("slack_sdk.heard")
    )
    if (host := urlsplit(api_url).hostname) in LOOPBACK:
        _go_past_proxies(client, str(host))
    return client


def _go_past_proxies(client: WebClient, host: str) -> None:
    """A machine's proxy can't reach the pretend workspace, but Slack's client would ask it."""
    client.proxy = None
    known = os.environ.get("no_proxy", "")
    if host not in known.split(","):
        os.environ["no_proxy"] = f"{known},{host}".lstrip(",")


class SlackDelivery:
    """One workspace's way out: direct messages to its people, each with a key that finds it again."""

    def __init__(self, token: str, api_url: str = SLACK_API, timeout: int = 10) -> None:
        self._client = web_client(token, api_url, timeout)

    def send(self, slack_user: str, message: Message, key: str) -> Sent:
        """Posts `message` to a person. Raises RateLimited, CannotReach, WorkspaceLost or Uncertain.

        `key` is the delivery's random key; it rides in the message's metadata and says nothing of anybody.
        """
        channel = self._conversation(slack_user)
        reply = self._call(
            self._client.chat_postMessage,
            certain=False,
            channel=channel,
            text=message.text,
            blocks=message.blocks,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Sent(str(reply["ts"]), str(reply["channel"]))

    def find_sent(self, slack_user: str, key: str) -> Sent | None:
        """The message that carries `key`, or None when it was never posted. Raises as `send` does."""
        channel = self._conversation(slack_user)
        for message in self._history(channel):
            metadata = message.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("key") == key:
                return Sent(str(message["ts"]), channel)
        return None

    def check(self) -> str:
        """The workspace's name, as Slack knows this token. Raises as `send` does."""
        return str(self._call(self._client.auth_test, certain=True).get("team", ""))

    def members(self) -> Iterator[Member]:
        """Everybody in the workspace, with the reason not to ask somebody. Raises as `send` does."""
        cursor = ""
        while True:
            page = self._call(self._client.users_list, certain=True, limit=MEMBERS_PAGE, cursor=cursor)
            yield from (read_member(each) for each in page.get("members", []))
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return

    def _conversation(self, slack_user: str) -> str:
        return str(
            self._call(self._client.conversations_open, certain=True, users=slack_user)["channel"]["id"]
        )

    def _history(self, channel: str) -> Iterator[dict[str, Any]]:
        cursor = ""
        for _ in range(FIND_PAGES):
            page = self._call(
                self._client.conversations_history,
                certain=True,
                channel=channel,
                limit=PAGE,
                cursor=cursor,
                include_all_metadata=True,
            )
            yield from page.get("messages", [])
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return

    def _call(self, method: Callable[..., SlackResponse], certain: bool, **arguments: Any) -> dict[str, Any]:
        """One call. `certain` says that a lost reply changes nothing: nothing is posted by this method."""
        try:
            reply = method(**arguments).data
            return dict(reply) if isinstance(reply, dict) else {}
        except SlackApiError as error:
            raise _named(error, certain) from None
        except ConnectionRefusedError:
            raise CannotReach("connection_refused", permanent=False) from None
        except (OSError, http.client.HTTPException, SlackClientError, ValueError) as error:
            raise _unanswered(error, certain) from None


def _unanswered(error: Exception, certain: bool) -> Exception:
    refused = isinstance(getattr(error, "reason", None), ConnectionRefusedError)
    if certain or refused:
        return CannotReach("connection_refused" if refused else "no_answer", permanent=False)
    return Uncertain(type(error).__name__)


def _named(error: SlackApiError, certain: bool) -> Exception:
    """Slack's refusal as one of ours. Its body stays behind: it can carry what was sent."""
    response: Any = error.response
    status = int(getattr(response, "status_code", 0))
    reason = _reason(response)
    if status == 429 or reason in ("ratelimited", "rate_limited"):
        return RateLimited(_retry_after(getattr(response, "headers", {})))
    if status >= 500 or reason in MAYBE_DONE or not reason:
        return CannotReach("slack_failed", permanent=False) if certain else Uncertain(reason or str(status))
    if reason in LOST_WORKSPACE:
        return WorkspaceLost(reason)
    return CannotReach(reason, permanent=reason not in NOT_NOW)


def _reason(response: Any) -> str:
    data = getattr(response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def _retry_after(headers: Any) -> int:
    found = {str(name).lower(): value for name, value in dict(headers or {}).items()}
    value = found.get("retry-after", "")
    first = value[0] if isinstance(value, list) and value else value
    return max(1, int(first)) if str(first).isdigit() else 30
