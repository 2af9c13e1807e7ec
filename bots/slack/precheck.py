"""Refuses whatever Slack did not send, before bolt sees it: bolt answers odd input with 500 and logs it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from slack_sdk.signature import Clock, SignatureVerifier

MOST_BYTES = 1_000_000
WINDOW_SECONDS = 300
_TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Reply:
    """What goes back over HTTP."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


@dataclass(frozen=True)
class Checked:
    """A request that Slack signed: its text and its lower-case headers."""

    body: str
    headers: Mapping[str, str]


class _At(Clock):
    """The verifier's clock, stopped at the time that the caller says."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def now(self) -> float:
        return self._seconds


def check(body: bytes, headers: Mapping[str, str], signing_secret: str, now: float) -> Checked | Reply:
    """The request when Slack signed it within five minutes of `now`, else the reply that refuses it.

    401: no, wrong, stale or future signature. 400: signed, but not what Slack sends. 413: too big.
    """
    if len(body) > MOST_BYTES:
        return Reply(413)
    lower = {name.lower(): value for name, value in headers.items()}
    if not _signed(body, lower, signing_secret, now):
        return Reply(401)
    text = body.decode("utf-8")
    kind = lower.get("content-type", "").split(";")[0].strip().lower()
    if (kind == FORM and _is_form(text)) or (kind == JSON and _is_object(text)):
        return Checked(text, lower)
    return Reply(400)


def _signed(body: bytes, headers: Mapping[str, str], signing_secret: str, now: float) -> bool:
    timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        return False
    if abs(now - int(timestamp)) > WINDOW_SECONDS or not _is_utf8(body):
        return False
    return SignatureVerifier(signing_secret, _At(now)).is_valid(body, timestamp, signature)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_form(text: str) -> bool:
    try:
        fields = parse_qs(text, keep_blank_values=True, max_num_fields=100, errors="strict")
    except ValueError:
        return False
    if "payload" in fields:
        return len(fields["payload"]) == 1 and _is_object(fields["payload"][0])
    return "command" in fields or fields.get("ssl_check") == ["1"]


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
