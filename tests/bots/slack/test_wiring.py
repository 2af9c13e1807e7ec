"""The whole way over real HTTP: pretend workspace, a small web server, the handler, and back."""

import json
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from werkzeug.wrappers import Request, Response

from bots.pretend_slack.delivery import FORM, Delivery, post_http, signed_headers
from bots.pretend_slack.server import PretendSlack
from bots.pretend_slack.visitor import Visitor
from bots.slack import wiring
from bots.slack.blocks import Invitation, invitation
from bots.slack.client import SlackDelivery
from bots.slack.pulse_view import pulse_view
from bots.slack.wiring import SlackHandler, build_bolt
from tests.bots.conftest import SECRET, TOKEN, WEB, RememberingDoors, StoppedClock, on_loopback

MANIFEST = Path(wiring.__file__).with_name("manifest.json")
ABOUT = Invitation("Staff pulse", 5, "a minute", "Friday", 5, "tok", WEB)


def _route(handler: SlackHandler) -> Callable[..., Iterable[bytes]]:
    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        reply = handler.handle(request.get_data(), request.headers)
        return Response(reply.body, reply.status, reply.headers)(environ, start_response)

    return app


def test_a_press_travels_over_http_both_ways(
    handler: SlackHandler, delivery: SlackDelivery, pretend: PretendSlack, doors: RememberingDoors
) -> None:
    sent = delivery.send("U0SAMPLE01", invitation(ABOUT), "key")
    with on_loopback(_route(handler)) as port:
        way = Delivery(
            f"http://127.0.0.1:{port}/slack/events", SECRET, pretend.workspace.faults, pretend.settings.clock
        )
        robin = Visitor(pretend.workspace, way, "U0SAMPLE01")
        assert way.post is post_http
        assert robin.press(sent.ts, "pulse", "pulse_open") == {"ok": True}
        view = pretend.workspace.stacks["U0SAMPLE01"][-1]
        assert robin.submit(view["id"], {"q:wellbeing": "v:1"}) == {"ok": True}
    assert dict(doors.stored[doors.form.secret])["wellbeing"].values == ("1",)


def test_an_app_that_is_away_is_slacks_own_error(delivery: SlackDelivery, pretend: PretendSlack) -> None:
    sent = delivery.send("U0SAMPLE01", invitation(ABOUT), "key")
    way = Delivery("http://127.0.0.1:1/", SECRET, pretend.workspace.faults, pretend.settings.clock)
    reply = Visitor(pretend.workspace, way, "U0SAMPLE01").press(sent.ts, "pulse", "pulse_open")
    assert "did not answer" in reply["trouble"]


def test_S2_fifty_presses_at_once_wait_for_a_slow_door_side_by_side(
    handler: SlackHandler, doors: RememberingDoors, clock: StoppedClock
) -> None:
    doors.before_submitting = lambda: time.sleep(0.1)
    view = {**pulse_view(doors.form), "id": "V1", "state": {"values": {}}}
    payload = {"type": "view_submission", "view": view, "user": {"id": "U1"}, "team": {"id": "T1"}}
    body = urlencode({"payload": json.dumps(payload)}).encode()
    headers = signed_headers(SECRET, body, FORM, clock())
    started = time.perf_counter()
    with ThreadPoolExecutor(50) as presses:
        replies = list(presses.map(lambda _: handler.handle(body, headers), range(50)))
    assert {each.status for each in replies} == {200}
    assert time.perf_counter() - started < 4.5, "one after another it would take five seconds"


def test_the_manifest_asks_for_no_more_than_is_called() -> None:
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    assert manifest["oauth_config"]["scopes"] == {
        "bot": ["chat:write", "im:write", "im:history", "users:read"]
    }


def test_the_app_builds_while_slack_is_away(doors: RememberingDoors) -> None:
    assert build_bolt(SECRET, TOKEN, doors, "http://127.0.0.1:1/api/")


def test_a_refused_request_gets_the_prechecks_reply(handler: SlackHandler) -> None:
    assert handler.handle(b"payload={}", {}).status == 401
