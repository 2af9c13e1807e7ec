"""Puts pre-check, bolt and listeners together: raw request in, reply out. The web route needs two lines."""

import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from bots.slack.client import SLACK_API, web_client
from bots.slack.doors import SlackDoors
from bots.slack.listeners import listen
from bots.slack.precheck import Reply, check
from bots.slack.quiet import quiet_logger, quiet_slack_logs

log = logging.getLogger(__name__)
LISTENER_THREADS = 32
# Slack gives up after three seconds; a call out of a listener must leave time to say so.
CALL_SECONDS = 2


def build_bolt(
    signing_secret: str,
    token: str,
    doors: SlackDoors,
    api_url: str = SLACK_API,
    clock: Callable[[], float] = time.time,
) -> App:
    """The bolt app with every listener. Builds, and answers, without asking Slack who it is.

    Bolt's own signature check is off because `handler` has checked before bolt sees anything: bolt's check
    throws on odd input and logs the body of what it refuses.
    """

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    app = App(
        name="slack_bolt.heard",
        logger=quiet_logger("slack_bolt.heard"),
        signing_secret=signing_secret,
        authorize=authorize,
        token_verification_enabled=False,
        request_verification_enabled=False,
        process_before_response=True,
        listener_executor=ThreadPoolExecutor(LISTENER_THREADS, thread_name_prefix="slack"),
    )
    listen(app, web_client(token, api_url, CALL_SECONDS), doors, lambda: datetime.fromtimestamp(clock(), UTC))
    quiet_slack_logs()
    return app


class SlackHandler:
    """Answers Slack's requests. `unknown` counts what nothing listened to."""

    def __init__(self, app: App, signing_secret: str, clock: Callable[[], float] = time.time) -> None:
        self._app = app
        self._signing_secret = signing_secret
        self._clock = clock
        self.unknown = 0

    def handle(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """The reply to one raw request; never raises, never logs any of it.

        500 comes only of a door that broke on an event: Slack then sends the event again.
        """
        checked = check(body, headers, self._signing_secret, self._clock())
        if isinstance(checked, Reply):
            return checked
        try:
            request = BoltRequest(
                body=checked.body, headers={name: [value] for name, value in checked.headers.items()}
            )
            return self._reply(self._app.dispatch(request))
        except Exception as error:
            # Listeners answer for themselves inside bolt; what gets out is a payload of another shape.
            log.warning("slack request not read: %s", type(error).__name__)
            return Reply(400)

    def _reply(self, response: BoltResponse) -> Reply:
        if response.status == 404:
            self.unknown += 1
            return Reply(200)
        headers = {name: ", ".join(values) for name, values in response.headers.items()}
        return Reply(response.status, headers, response.body or "")


def slack_handler(
    signing_secret: str,
    token: str,
    doors: SlackDoors,
    api_url: str = SLACK_API,
    clock: Callable[[], float] = time.time,
) -> SlackHandler:
    """Everything behind the Slack route: `reply = handler.handle(request.get_data(), request.headers)`."""
    return SlackHandler(build_bolt(signing_secret, token, doors, api_url, clock), signing_secret, clock)
