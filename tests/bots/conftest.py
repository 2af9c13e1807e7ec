"""A pretend workspace on loopback, doors that remember, and a handler between them."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from waitress.server import create_server
from waitress.wasyncore import close_all

from bots.pretend_slack.server import PretendSettings, PretendSlack, make_pretend_slack
from bots.pretend_slack.visitor import Visitor
from bots.slack.blocks import open_again, opted_out
from bots.slack.client import SlackDelivery
from bots.slack.doors import Message, PulseOpening, Submitted
from bots.slack.pulse_view import PulseForm, pulse_view, thanks_view
from bots.slack.wiring import SlackHandler, slack_handler
from surveys.questionnaires import Questionnaire, catalogue
from surveys.questions import RawAnswer

TOKEN, SECRET = "xoxb-pretend", "a signing secret"
WEB = "http://127.0.0.1:8000/p/abc"


class StoppedClock:
    """A clock that goes only when told."""

    def __init__(self) -> None:
        self.seconds = 1_795_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def go(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class RememberingDoors:
    """Doors that keep what came through them, and can be told to go wrong."""

    form: PulseForm
    stored: dict[str, list[tuple[str, RawAnswer]]] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    submissions: int = 0
    stopped: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    seen: set[bytes] = field(default_factory=set)
    problems: dict[str, str] = field(default_factory=dict)
    broken: bool = False
    before_opening: Callable[[], None] = lambda: None
    before_submitting: Callable[[], None] = lambda: None

    def open_pulse(self, slack_user: str, token: str, now: datetime) -> PulseOpening:
        self.opened.append(slack_user)
        if self.broken:
            raise RuntimeError("canary of what the database said")
        self.before_opening()
        return PulseOpening(pulse_view(self.form), open_again(token, WEB))

    def submit_pulse(
        self, slack_user: str, round_id: str, secret: str, answers: Sequence[tuple[str, RawAnswer]]
    ) -> Submitted:
        if self.broken:
            raise RuntimeError("canary of what the database said")
        self.before_submitting()
        self.submissions += 1
        if self.problems:
            return Submitted(thanks_view("Friday"), self.problems)
        self.stored[secret] = list(answers)
        return Submitted(thanks_view("Friday"))

    def opt_out(self, slack_user: str) -> Message:
        self.stopped.append(slack_user)
        return opted_out()

    def seen_before(self, key: bytes) -> bool:
        if self.broken:
            raise RuntimeError("canary of what the database said")
        known = key in self.seen
        self.seen.add(key)
        return known

    def workspace_lost(self, reason: str) -> None:
        self.lost.append(reason)


@contextmanager
def on_loopback(app: Any) -> Iterator[int]:
    """A WSGI app on a free loopback port."""
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    # Closed by its own thread: another one's close pulls the sockets from under its select().
    server.trigger.pull_trigger(lambda: close_all(server._map, ignore_all=True))
    thread.join(5)
    server.task_dispatcher.shutdown(timeout=1)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return catalogue()["staff_pulse"].with_set("a")


@pytest.fixture
def form(questionnaire: Questionnaire) -> PulseForm:
    return PulseForm("f" * 32, "sitting-secret-22chars", "e" * 64, questionnaire, "staff", 5, WEB)


@pytest.fixture
def doors(form: PulseForm) -> RememberingDoors:
    return RememberingDoors(form)


@pytest.fixture
def in_process() -> dict[str, SlackHandler]:
    """Holds the handler that the pretend workspace delivers to, without HTTP in between."""
    return {}


@pytest.fixture
def pretend(clock: StoppedClock, in_process: dict[str, SlackHandler]) -> PretendSlack:
    def post(url: str, body: bytes, headers: dict[str, str], seconds: float) -> tuple[int, bytes]:
        reply = in_process["handler"].handle(body, headers)
        return reply.status, reply.body.encode()

    settings = PretendSettings(
        "tryout", "http://127.0.0.1/slack", TOKEN, SECRET, clock=clock, wait=clock.go, post=post
    )
    return make_pretend_slack(settings)


@pytest.fixture
def api_url(pretend: PretendSlack) -> Iterator[str]:
    """The pretend Web API on a real loopback port."""
    with on_loopback(pretend) as port:
        yield f"http://127.0.0.1:{port}/api/"


@pytest.fixture
def handler(
    api_url: str, doors: RememberingDoors, clock: StoppedClock, in_process: dict[str, SlackHandler]
) -> SlackHandler:
    in_process["handler"] = slack_handler(SECRET, TOKEN, doors, api_url, clock)
    return in_process["handler"]


@pytest.fixture
def delivery(api_url: str) -> SlackDelivery:
    return SlackDelivery(TOKEN, api_url, timeout=2)


@pytest.fixture
def robin(pretend: PretendSlack) -> Visitor:
    return Visitor(pretend.workspace, pretend.delivery, "U0SAMPLE01")
