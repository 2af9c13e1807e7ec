"""Delivery to the app: signed, three seconds, events tried again, presses never."""

import json

import pytest
from slack_sdk.signature import SignatureVerifier

from bots.pretend_slack.delivery import FORM, Delivery, NoAnswer, signed_headers
from bots.pretend_slack.faults import Faults
from bots.slack.precheck import _At
from tests.bots.conftest import StoppedClock


class App:
    """An app that answers as told and remembers what came."""

    def __init__(self, clock: StoppedClock) -> None:
        self.clock, self.came, self.status, self.answer, self.takes = clock, [], 200, b"", 0.0
        self.came: list[dict[str, str]]

    def __call__(self, url: str, body: bytes, headers: dict[str, str], seconds: float) -> tuple[int, bytes]:
        self.came.append(headers)
        self.clock.go(self.takes)
        return self.status, self.answer


@pytest.fixture
def app(clock: StoppedClock) -> App:
    return App(clock)


@pytest.fixture
def delivery(app: App, clock: StoppedClock) -> Delivery:
    return Delivery("http://127.0.0.1/", "secret", Faults(), clock, app)


def test_slacks_own_verifier_takes_the_signature() -> None:
    headers = signed_headers("secret", b"payload=x", FORM, 1000.0)
    assert SignatureVerifier("secret", _At(1000.0)).is_valid_request(b"payload=x", headers)


def test_an_answer_is_read(delivery: Delivery, app: App) -> None:
    app.answer = json.dumps({"response_action": "clear"}).encode()
    assert delivery.interact({}) == {"response_action": "clear"}


def test_a_late_answer_is_no_answer(delivery: Delivery, app: App) -> None:
    app.takes = 3.01
    with pytest.raises(NoAnswer, match="http_timeout"):
        delivery.interact({})


def test_a_press_that_fails_is_never_tried_again(delivery: Delivery, app: App, clock: StoppedClock) -> None:
    app.status = 500
    with pytest.raises(NoAnswer, match="http_error"):
        delivery.interact({})
    clock.go(1000)
    delivery.run_due()
    assert len(app.came) == 1


def test_an_event_that_fails_is_tried_three_times_more_and_says_so(
    delivery: Delivery, app: App, clock: StoppedClock
) -> None:
    app.status = 500
    delivery.event("Ev1", {"type": "app_uninstalled"})
    for _ in range(400):
        delivery.run_due()
        clock.go(1)
    assert [each.get("X-Slack-Retry-Num") for each in app.came] == [None, "1", "2", "3"]
    assert app.came[1]["X-Slack-Retry-Reason"] == "http_error"
    assert (delivery.waiting, delivery.given_up) == ([], 1)


def test_the_waits_between_events_shorten_with_the_clocks_speed(
    delivery: Delivery, app: App, clock: StoppedClock
) -> None:
    app.status, delivery.speed = 500, 100
    delivery.event("Ev1", {"type": "app_uninstalled"})
    for _ in range(8):
        delivery.run_due()
        clock.go(1)
    assert len(app.came) == 4


def test_a_delivery_comes_twice_on_demand(delivery: Delivery, app: App) -> None:
    delivery.faults.switch({"duplicate": 1})
    delivery.interact({})
    delivery.interact({})
    assert len(app.came) == 3


def test_a_wrong_clock_signs_with_the_wrong_time(delivery: Delivery, app: App, clock: StoppedClock) -> None:
    delivery.faults.switch({"clock_offset": 400})
    delivery.interact({})
    assert int(app.came[0]["X-Slack-Request-Timestamp"]) == int(clock() + 400)
