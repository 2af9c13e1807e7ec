"""What Heard does when somebody presses something in Slack: one short unit of work each, then the ack.

**How the form opens.** `views.open` goes out directly with the whole form: one look-up through the doors and
one call to Slack, all before the ack. A quick “one moment” form that is updated later would survive a slow
database, but doubles the calls of every press (on loopback 2.2 ms instead of 1.1) and leaves an eternal “one
moment” behind when the process dies between the two. When the three seconds are over all the same, a private
message offers the button again and the private page.

**What is seen twice.** A press and an event are noted by their own ids and done once. A submission is not:
its sitting's secret makes the second the same sitting, stored once, and the person gets the same thanks.
Noting it before it is stored could lose it, and the same view rightly comes again after a problem was shown.
"""

import logging
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, BoltResponse
from slack_sdk import WebClient

from bots.slack.blocks import OPEN_ACTION, STOP_ACTION, trouble
from bots.slack.doors import Message, SlackDoors
from bots.slack.pulse_view import PULSE
from bots.slack.submission import SubmissionNotRead, problem_blocks, read_submission
from bots.slack.wording import say

log = logging.getLogger(__name__)
ANYTHING = re.compile(".*", re.DOTALL)
Body = dict[str, Any]


class DoorBroke(Exception):
    """A door broke while an event was handled: Slack is to send the event again."""


def listen(app: App, client: WebClient, doors: SlackDoors, clock: Callable[[], datetime]) -> None:
    """Registers every listener. The catch-alls come last: bolt takes the first that fits."""

    def press_open(ack: Ack, body: Body) -> None:
        _open(client, doors, body, clock())
        ack()

    def press_stop(ack: Ack, body: Body) -> None:
        _stop(client, doors, body)
        ack()

    def submit(ack: Ack, body: Body) -> None:
        ack(**_submit(doors, body))

    def lost(body: Body) -> None:
        try:
            if not doors.seen_before(_key("event", body.get("event_id"))):
                doors.workspace_lost(str(body["event"]["type"]))
        except Exception as error:
            _note("event", error)
            raise DoorBroke from None

    app.error(_answer_to)
    app.action(OPEN_ACTION)(press_open)
    app.action(STOP_ACTION)(press_stop)
    app.view(PULSE)(submit)
    app.event("app_uninstalled")(lost)
    app.event("tokens_revoked")(lost)
    _listen_to_the_rest(app)


def _answer_to(error: Exception) -> BoltResponse:
    """What bolt says when something was raised: apart from a broken door, a payload of another shape."""
    if isinstance(error, DoorBroke):
        return BoltResponse(status=500)
    _note("payload", error)
    return BoltResponse(status=400)


def _listen_to_the_rest(app: App) -> None:
    """Unknown presses get a quiet 200: a 404 makes Slack show a warning, and too many switch the app off."""

    def quiet(ack: Ack) -> None:
        ack()

    def friendly(ack: Ack) -> None:
        ack(say("trouble", "command"))

    app.action(ANYTHING)(quiet)
    app.view({"type": "view_submission", "callback_id": ANYTHING})(quiet)
    app.view_closed(ANYTHING)(quiet)
    app.shortcut(ANYTHING)(quiet)
    app.options(ANYTHING)(lambda ack: ack(options=[]))
    app.command(ANYTHING)(friendly)
    app.event(ANYTHING)(quiet)


def _open(client: WebClient, doors: SlackDoors, body: Body, now: datetime) -> None:
    message = trouble()
    try:
        user, press = str(body["user"]["id"]), body["actions"][0]
        if doors.seen_before(_key("press", press.get("action_ts"), user)):
            return
        opening = doors.open_pulse(user, str(press.get("value", "")), now)
        message = opening.message
        if opening.view is not None:
            client.views_open(trigger_id=body["trigger_id"], view=opening.view)
            return
    except Exception as error:
        _note("open", error)
    _whisper(client, body, message)


def _stop(client: WebClient, doors: SlackDoors, body: Body) -> None:
    try:
        message = doors.opt_out(str(body["user"]["id"]))
    except Exception as error:
        _note("opt_out", error)
        _whisper(client, body, trouble())
        return
    try:
        place = body["container"]
        client.chat_update(
            channel=place["channel_id"], ts=place["message_ts"], text=message.text, blocks=message.blocks
        )
    except Exception as error:
        _note("opt_out_said", error)
        _whisper(client, body, message)


def _submit(doors: SlackDoors, body: Body) -> dict[str, Any]:
    """What the ack says: the problems at their questions, or the next view. Stored beforehand."""
    view = body["view"]
    try:
        round_id, secret, answers = read_submission(view)
        result = doors.submit_pulse(str(body["user"]["id"]), round_id, secret, answers)
    except SubmissionNotRead as error:
        _note("submission", error)
        return _problems(view, {"": say("trouble", "submit")})
    except Exception as error:
        _note("submit", error)
        return _problems(view, {"": say("trouble", "submit")})
    if result.problems:
        return _problems(view, result.problems)
    return {"response_action": "update", "view": result.view}


def _problems(view: Body, problems: dict[str, str]) -> dict[str, Any]:
    # Without a question there is no place for a sentence; the form stays open and says Slack's own.
    try:
        return {"response_action": "errors", "errors": problem_blocks(view, problems)}
    except (LookupError, TypeError, AttributeError):
        return {"response_action": "errors", "errors": {"": next(iter(problems.values()))}}


def _whisper(client: WebClient, body: Body, message: Message) -> None:
    """Says something to the person who pressed, in the conversation, seen by nobody else."""
    try:
        client.chat_postEphemeral(
            channel=body["channel"]["id"], user=body["user"]["id"], text=message.text, blocks=message.blocks
        )
    except Exception as error:
        _note("whisper", error)


def _key(*parts: object) -> bytes:
    return "\x1f".join(str(part) for part in parts).encode()


def _note(what: str, error: Exception) -> None:
    """Only the kind of an error is logged: its text can hold what somebody typed, or who they are."""
    log.warning("slack %s failed: %s", what, type(error).__name__)
