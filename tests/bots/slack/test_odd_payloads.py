"""Signed, but not what Slack sends: a reply all the same, and never trouble."""

import json
from typing import Any
from urllib.parse import urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bots.pretend_slack.delivery import FORM, JSON, signed_headers
from bots.slack.wiring import SlackHandler
from tests.bots.conftest import SECRET, StoppedClock

NAMES = [
    "type", "user", "id", "team", "actions", "action_id", "view", "callback_id", "state", "values", "blocks",
    "event", "event_id", "trigger_id", "private_metadata", "channel", "container", "command", "payload",
]  # fmt: skip
WORDS = [
    "block_actions", "view_submission", "event_callback", "app_uninstalled", "pulse", "pulse_open",
    "pulse_opt_out", "view_closed", "button", "modal", "q:a", "", "{}", "shortcut", "block_suggestion",
]  # fmt: skip
LEAF = st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(WORDS), st.text(max_size=5))
THING = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=12,
)
KINDS = ["block_actions", "view_submission", "event_callback", "view_closed", "shortcut", "other"]
OURS = st.fixed_dictionaries({"action_id": st.sampled_from(["pulse_open", "pulse_opt_out"])})
CALM = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(kind=st.sampled_from(KINDS), payload=st.dictionaries(st.sampled_from(NAMES), THING, max_size=6))
@CALM
def test_no_signed_payload_breaks_the_handler(
    handler: SlackHandler, clock: StoppedClock, kind: str, payload: dict[str, Any]
) -> None:
    text = json.dumps({**payload, "type": kind})
    for body, content in ((urlencode({"payload": text}).encode(), FORM), (text.encode(), JSON)):
        reply = handler.handle(body, signed_headers(SECRET, body, content, clock()))
        assert reply.status in (200, 400)


@given(
    actions=st.lists(OURS, min_size=1),
    rest=st.dictionaries(st.sampled_from(["user", "channel", "container", "trigger_id", "view"]), THING),
)
@CALM
def test_no_odd_press_of_our_own_buttons_breaks_it(
    handler: SlackHandler, clock: StoppedClock, actions: list[Any], rest: dict[str, Any]
) -> None:
    payload = {"team": {"id": "T1"}, **rest, "type": "block_actions", "actions": actions}
    body = urlencode({"payload": json.dumps(payload)}).encode()
    assert handler.handle(body, signed_headers(SECRET, body, FORM, clock())).status in (200, 400)


@given(view=st.dictionaries(st.sampled_from(["state", "blocks", "private_metadata", "id"]), THING))
@CALM
def test_no_odd_submission_of_our_own_form_breaks_it(
    handler: SlackHandler, clock: StoppedClock, view: dict[str, Any]
) -> None:
    whole = {**view, "callback_id": "pulse", "type": "modal"}
    payload = {"type": "view_submission", "user": {"id": "U1"}, "team": {"id": "T1"}, "view": whole}
    body = urlencode({"payload": json.dumps(payload)}).encode()
    assert handler.handle(body, signed_headers(SECRET, body, FORM, clock())).status in (200, 400)
