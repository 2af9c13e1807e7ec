"""The WSGI app of the pretend workspace, and the way to run it: loopback only, never in production."""

import json
import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from waitress.server import create_server
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from bots.pretend_slack.browser import browser
from bots.pretend_slack.delivery import Delivery, Post, post_http
from bots.pretend_slack.errors import SlackRefusal
from bots.pretend_slack.rates import Rates
from bots.pretend_slack.roster import bot_user
from bots.pretend_slack.web_api import call
from bots.pretend_slack.workspace import Workspace

log = logging.getLogger(__name__)
HOSTS = ("127.0.0.1", "localhost", "[::1]")
BODY_MOST = 2_000_000


class NotForProduction(Exception):
    """Somebody tried to switch the pretend workspace on where people's real answers are kept."""


@dataclass(frozen=True)
class PretendSettings:
    """What the pretend workspace needs. `app_url` is where the app takes Slack's requests."""

    mode: str
    app_url: str
    bot_token: str
    signing_secret: str
    snapshot: Path | None = None
    clock: Callable[[], float] = time.time
    wait: Callable[[float], None] = time.sleep
    post: Post = post_http
    rates: Rates = field(default_factory=Rates)


class PretendSlack:
    """The pretend workspace as a WSGI app; tests reach `workspace` and `delivery` directly."""

    def __init__(self, settings: PretendSettings) -> None:
        self.settings = settings
        self.workspace = Workspace(settings.snapshot, rates=settings.rates)
        self.delivery = Delivery(
            settings.app_url, settings.signing_secret, self.workspace.faults, settings.clock, settings.post
        )

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        request.max_content_length = BODY_MOST
        try:
            response = self.respond(request)
        except HTTPException as error:
            response = Response(error.description or "", status=error.code or 500)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response(environ, start_response)

    def respond(self, request: Request) -> Response:
        """The reply to one request. Another host's name is refused: no page elsewhere may reach in here."""
        if request.host.rsplit(":", 1)[0] not in HOSTS:
            return Response("This is only for this machine.", status=421)
        if request.path.startswith("/api/"):
            return self._api(request, request.path.removeprefix("/api/"))
        if request.path == "/_faults":
            return self._switchboard(request)
        return browser(self.workspace, self.delivery, request)

    def _api(self, request: Request, method: str) -> Response:
        faults = self.workspace.faults
        if faults.latency:
            self.settings.wait(faults.latency)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        token = token or request.form.get("token", "")
        try:
            now, good = self.settings.clock(), self.settings.bot_token
            body = call(self.workspace, method, token, good, _arguments(request), now)
        except SlackRefusal as refusal:
            response = _json(refusal.body(), refusal.status)
            if refusal.retry_after is not None:
                response.headers["Retry-After"] = str(refusal.retry_after)
            return response
        response = _json(body)
        if faults.loses_reply(method):
            # A promise of more bytes than come: the server cuts the connection, as a lost reply does.
            response.automatically_set_content_length = False
            response.headers["Content-Length"] = str(len(response.get_data()) + 1000)
        return response

    def _switchboard(self, request: Request) -> Response:
        if request.method == "POST":
            wanted = request.get_json(silent=True) if request.is_json else None
            try:
                if not isinstance(wanted, dict):
                    raise ValueError("send a JSON object with the faults to switch")
                self.workspace.faults.switch(wanted)
                if wanted.get("revoked"):
                    tokens = {"oauth": [], "bot": [bot_user()]}
                    self.delivery.event(
                        f"Ev{secrets.token_hex(5)}", {"type": "tokens_revoked", "tokens": tokens}
                    )
            except ValueError as error:
                return _json({"ok": False, "error": str(error)}, 400)
        return _json({"ok": True, "faults": self.workspace.faults.all()})


def make_pretend_slack(settings: PretendSettings) -> PretendSlack:
    """The WSGI app. Raises NotForProduction unless the mode is tryout."""
    if settings.mode != "tryout":
        raise NotForProduction(
            "The pretend Slack is for trying out only; it can't run with production settings."
        )
    return PretendSlack(settings)


def serve(settings: PretendSettings, port: int) -> None:
    """Runs the pretend workspace on loopback until stopped. Raises NotForProduction, OSError."""
    app = make_pretend_slack(settings)
    # Waitress tells of every reply that was cut off on purpose.
    logging.getLogger("waitress").setLevel(logging.ERROR)
    server = create_server(app, host="127.0.0.1", port=port, threads=16, ident="")
    stopped = threading.Event()
    threading.Thread(target=_run_events, args=(app.delivery, stopped), daemon=True).start()
    try:
        server.run()
    finally:
        stopped.set()
        server.close()


def _run_events(delivery: Delivery, stopped: threading.Event) -> None:
    while not stopped.wait(0.2):
        delivery.run_due()


def _arguments(request: Request) -> dict[str, Any]:
    if request.is_json and request.get_data():
        read = request.get_json(silent=True)
        if not isinstance(read, dict):
            raise SlackRefusal("invalid_json")
        return dict(read)
    return {**request.args.to_dict(), **request.form.to_dict()}


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(json.dumps(body), status=status, content_type="application/json; charset=utf-8")
