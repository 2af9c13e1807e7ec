"""The whole way over real HTTP: pretend workspace, a small web server, the handler, and back."""

from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.wrappers import Request, Response

from bots.pretend_slack.delivery import Delivery, post_http
from bots.pretend_slack.server import PretendSlack
from bots.pretend_slack.visitor import Visitor
from bots.slack.blocks import Invitation, invitation
from bots.slack.client import SlackDelivery
from bots.slack.wiring import SlackHandler, build_bolt
from tests.bots.conftest import SECRET, TOKEN, WEB, RememberingDoors, on_loopback

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


def test_the_app_builds_while_slack_is_away(doors: RememberingDoors) -> None:
    assert build_bolt(SECRET, TOKEN, doors, "http://127.0.0.1:1/api/")


def test_a_refused_request_gets_the_prechecks_reply(handler: SlackHandler) -> None:
    assert handler.handle(b"payload={}", {}).status == 401
