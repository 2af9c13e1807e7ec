"""A press, a form and an event, from the pretend workspace through the handler and back."""

import json
import logging
from typing import Any
from urllib.parse import urlencode

import pytest

from bots.pretend_slack.delivery import FORM, JSON, signed_headers
from bots.pretend_slack.server import PretendSlack
from bots.pretend_slack.visitor import Visitor
from bots.slack.blocks import Invitation, invitation
from bots.slack.client import SlackDelivery
from bots.slack.precheck import Reply
from bots.slack.pulse_view import pulse_view
from bots.slack.wiring import SlackHandler
from tests.bots.conftest import SECRET, WEB, RememberingDoors, StoppedClock

ABOUT = Invitation("Staff pulse", 5, "a minute", "Friday", 5, "tok", WEB)
pytestmark = pytest.mark.usefixtures("handler")


def _invite(delivery: SlackDelivery, robin: Visitor) -> str:
    return delivery.send(robin.user, invitation(ABOUT), "key").ts


def _open(delivery: SlackDelivery, robin: Visitor) -> dict[str, Any]:
    ts = _invite(delivery, robin)
    assert robin.press(ts, "pulse", "pulse_open") == {"ok": True}
    return _view(robin)


def _view(robin: Visitor) -> dict[str, Any]:
    return dict(robin.workspace.stacks[robin.user][-1])


def _signed(
    handler: SlackHandler, clock: StoppedClock, payload: dict[str, Any], kind: str = FORM, **more: str
) -> Reply:
    text = urlencode({"payload": json.dumps(payload)}) if kind == FORM else json.dumps(payload)
    body = text.encode()
    return handler.handle(body, {**signed_headers(SECRET, body, kind, clock()), **more})


def _person(robin: Visitor) -> dict[str, Any]:
    return {"user": {"id": robin.user}, "team": {"id": "T0PRETEND1"}}


def test_a_pulse_is_asked_answered_and_thanked_for(
    delivery: SlackDelivery, robin: Visitor, doors: RememberingDoors
) -> None:
    view = _open(delivery, robin)
    assert robin.submit(view["id"], {"q:safe_workload": "v:2", "q:one_thing_better": "time"}) == {"ok": True}
    assert _view(robin)["title"]["text"] == "Thank you"
    answers = dict(doors.stored[doors.form.secret])
    assert answers["safe_workload"].values == ("2",)
    assert answers["one_thing_better"].words == "time"


def test_S1_no_answer_stands_in_any_message(
    delivery: SlackDelivery, robin: Visitor, pretend: PretendSlack
) -> None:
    robin.submit(_open(delivery, robin)["id"], {"q:one_thing_better": "canary words"})
    assert "canary words" not in json.dumps(pretend.workspace.messages)
    assert "canary words" not in json.dumps(pretend.workspace.whispers)


def test_S5_the_same_press_replayed_opens_one_form(
    delivery: SlackDelivery, robin: Visitor, doors: RememberingDoors, pretend: PretendSlack
) -> None:
    ts = _invite(delivery, robin)
    pretend.workspace.faults.switch({"duplicate": 1})
    assert robin.press(ts, "pulse", "pulse_open") == {"ok": True}
    assert doors.opened == [robin.user]
    assert pretend.workspace.whispers == {}


def test_S6_the_same_event_four_times_is_handled_once_and_always_taken(
    handler: SlackHandler, doors: RememberingDoors, clock: StoppedClock
) -> None:
    event = {"type": "event_callback", "event_id": "Ev1", "event": {"type": "app_uninstalled"}}
    replies = [_signed(handler, clock, event, JSON, **{"X-Slack-Retry-Num": str(n)}) for n in range(4)]
    assert [each.status for each in replies] == [200] * 4
    assert doors.lost == ["app_uninstalled"]


def test_S7_a_form_sent_twice_is_one_sitting_and_thanked_for_twice(
    handler: SlackHandler, doors: RememberingDoors, clock: StoppedClock, robin: Visitor
) -> None:
    view = {**pulse_view(doors.form), "id": "V1", "state": {"values": {}}}
    payload = {"type": "view_submission", "view": view, **_person(robin)}
    replies = [_signed(handler, clock, payload) for _ in range(2)]
    assert replies[0].body == replies[1].body
    assert json.loads(replies[0].body)["response_action"] == "update"
    assert len(doors.stored) == 1


def test_a_problem_is_shown_at_its_question_and_the_form_stays(
    delivery: SlackDelivery, robin: Visitor, doors: RememberingDoors
) -> None:
    doors.problems = {"wellbeing": "Please choose one."}
    view = _open(delivery, robin)
    assert robin.submit(view["id"], {})["errors"] == {"q:wellbeing": "Please choose one."}
    doors.problems = {}
    assert robin.submit(view["id"], {}) == {"ok": True}


def test_one_press_stops_the_asking_and_says_so_in_place(
    delivery: SlackDelivery, robin: Visitor, doors: RememberingDoors, pretend: PretendSlack
) -> None:
    ts = _invite(delivery, robin)
    robin.press(ts, "stop", "pulse_opt_out")
    assert doors.stopped == [robin.user]
    (message,) = pretend.workspace.messages["D0SAMPLE01"]
    assert message["text"] == "We won't ask you again."


def test_S9_a_form_that_opens_too_late_becomes_open_again_with_a_link(
    delivery: SlackDelivery,
    robin: Visitor,
    doors: RememberingDoors,
    clock: StoppedClock,
    pretend: PretendSlack,
) -> None:
    doors.before_opening = lambda: clock.go(3.5)
    robin.press(_invite(delivery, robin), "pulse", "pulse_open")
    (whisper,) = pretend.workspace.whispers["D0SAMPLE01"]
    actions = [each for block in whisper["blocks"] for each in block.get("elements", [])]
    assert [each["action_id"] for each in actions] == ["pulse_open", "pulse_web"]
    doors.before_opening = lambda: None
    robin.press(whisper["ts"], "pulse", "pulse_open")
    assert _view(robin)["callback_id"] == "pulse"


def test_S9_a_slow_slack_becomes_open_again_and_slacks_own_warning(
    delivery: SlackDelivery, robin: Visitor, pretend: PretendSlack
) -> None:
    ts = _invite(delivery, robin)
    pretend.workspace.faults.switch({"latency": 3.1})
    assert "did not answer in time" in robin.press(ts, "pulse", "pulse_open")["trouble"]
    assert len(pretend.workspace.whispers["D0SAMPLE01"]) == 1


def test_S9_a_views_open_that_fails_becomes_open_again(
    delivery: SlackDelivery, robin: Visitor, pretend: PretendSlack
) -> None:
    ts = _invite(delivery, robin)
    pretend.workspace.faults.switch({"fail": 1, "fail_status": 503, "method": "views.open"})
    robin.press(ts, "pulse", "pulse_open")
    assert len(pretend.workspace.whispers["D0SAMPLE01"]) == 1


def test_trouble_behind_the_doors_is_said_kindly_and_keeps_the_form(
    delivery: SlackDelivery, robin: Visitor, doors: RememberingDoors, caplog: pytest.LogCaptureFixture
) -> None:
    view = _open(delivery, robin)
    doors.broken = True
    reply = robin.submit(view["id"], {"q:one_thing_better": "canary words"})
    assert "press Send again" in next(iter(reply["errors"].values()))
    assert "canary" not in caplog.text


def test_trouble_on_opening_is_said_kindly(
    delivery: SlackDelivery, robin: Visitor, doors: RememberingDoors, pretend: PretendSlack
) -> None:
    doors.broken = True
    assert robin.press(_invite(delivery, robin), "pulse", "pulse_open") == {"ok": True}
    assert "try again" in pretend.workspace.whispers["D0SAMPLE01"][0]["text"]


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions", "trigger_id": "1", "actions": [{"action_id": "x", "type": "button"}]},
        {"type": "view_submission", "view": {"callback_id": "x", "type": "modal"}},
        {"type": "view_closed", "view": {"callback_id": "x", "type": "modal"}},
        {"type": "shortcut", "callback_id": "x"},
        {"type": "message_action", "callback_id": "x"},
        {"type": "block_suggestion", "action_id": "x", "block_id": "y", "value": ""},
        {"type": "something_new"},
    ],
)
def test_S8_what_nothing_listens_to_gets_200(
    handler: SlackHandler, clock: StoppedClock, robin: Visitor, payload: dict[str, Any]
) -> None:
    assert _signed(handler, clock, {**payload, **_person(robin)}).status == 200


def test_S8_an_unknown_command_gets_friendly_words(handler: SlackHandler, clock: StoppedClock) -> None:
    body = b"command=%2Fwhat&user_id=U1&team_id=T1&text=hello"
    reply = handler.handle(body, signed_headers(SECRET, body, FORM, clock()))
    assert (reply.status, "buttons" in reply.body) == (200, True)


def test_S8_what_bolt_does_not_know_is_counted(
    handler: SlackHandler, clock: StoppedClock, robin: Visitor
) -> None:
    _signed(handler, clock, {"type": "something_new", **_person(robin)})
    assert handler.unknown == 1


def test_S18_slack_checks_the_address_and_gets_its_challenge(
    handler: SlackHandler, clock: StoppedClock
) -> None:
    reply = _signed(handler, clock, {"type": "url_verification", "challenge": "abc"}, JSON)
    assert (reply.status, json.loads(reply.body)) == (200, {"challenge": "abc"})


def test_S18_slacks_ssl_check_is_answered(handler: SlackHandler, clock: StoppedClock) -> None:
    body = b"ssl_check=1&token=x"
    assert handler.handle(body, signed_headers(SECRET, body, FORM, clock())).status == 200


def test_S6_an_event_that_broke_a_door_is_sent_again_and_then_handled(
    pretend: PretendSlack, doors: RememberingDoors, clock: StoppedClock
) -> None:
    doors.broken = True
    pretend.delivery.event("Ev9", {"type": "app_uninstalled"})
    pretend.delivery.run_due()
    doors.broken = False
    pretend.delivery.run_due()
    assert doors.lost == ["app_uninstalled"]


def test_S13_a_revoked_token_is_told_to_the_house(
    pretend: PretendSlack, doors: RememberingDoors, handler: SlackHandler
) -> None:
    pretend.delivery.event("Ev9", {"type": "tokens_revoked", "tokens": {}})
    pretend.delivery.run_due()
    assert doors.lost == ["tokens_revoked"]


def test_P5_nothing_that_was_typed_or_who_typed_it_reaches_a_log(
    delivery: SlackDelivery, robin: Visitor, pretend: PretendSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    view = _open(delivery, robin)
    robin.submit(view["id"], {"q:one_thing_better": "canary words"})
    pretend.workspace.faults.switch({"fail": 3})
    robin.press(pretend.workspace.messages["D0SAMPLE01"][0]["ts"], "pulse", "pulse_open")
    for secret in ("canary words", robin.user, "xoxb", "sitting-secret"):
        assert secret not in caplog.text
