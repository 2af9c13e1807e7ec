"""Only what Slack signed gets through, and odd input gets 400 or 401, never 500."""

import logging
from urllib.parse import urlencode

import pytest

from bots.pretend_slack.delivery import FORM, JSON, signed_headers
from bots.slack.precheck import MOST_BYTES, Checked, Reply, check

SECRET, NOW = "a signing secret", 1_795_000_000.0
GOOD = urlencode({"payload": '{"type": "block_actions"}'}).encode()


def _status(body: bytes, headers: dict[str, str]) -> int:
    result = check(body, headers, SECRET, NOW)
    return result.status if isinstance(result, Reply) else 200


def test_a_signed_press_gets_through_with_its_text() -> None:
    result = check(GOOD, signed_headers(SECRET, GOOD, FORM, NOW), SECRET, NOW)
    assert isinstance(result, Checked)
    assert result.body == GOOD.decode()


@pytest.mark.parametrize("offset", [-301, 301, -100_000, 100_000])
def test_S3_a_stale_or_future_signature_is_refused(offset: int) -> None:
    assert _status(GOOD, signed_headers(SECRET, GOOD, FORM, NOW + offset)) == 401


@pytest.mark.parametrize("offset", [-299, 0, 299])
def test_S3_five_minutes_either_way_are_let_through(offset: int) -> None:
    assert _status(GOOD, signed_headers(SECRET, GOOD, FORM, NOW + offset)) == 200


def test_S3_a_wrong_signature_is_refused() -> None:
    assert _status(GOOD, signed_headers("another secret", GOOD, FORM, NOW)) == 401
    assert _status(GOOD + b"x", signed_headers(SECRET, GOOD, FORM, NOW)) == 401


@pytest.mark.parametrize("missing", ["X-Slack-Signature", "X-Slack-Request-Timestamp"])
def test_S3_a_missing_signature_is_refused(missing: str) -> None:
    headers = signed_headers(SECRET, GOOD, FORM, NOW)
    del headers[missing]
    assert _status(GOOD, headers) == 401


@pytest.mark.parametrize("timestamp", ["abc", "", "-5", "1e9", "١٢٣", "9" * 5000, " 1795000000"])
def test_S4_a_timestamp_that_is_no_number_is_refused(timestamp: str) -> None:
    headers = {**signed_headers(SECRET, GOOD, FORM, NOW), "X-Slack-Request-Timestamp": timestamp}
    assert _status(GOOD, headers) == 401


@pytest.mark.parametrize("signature", ["v0=é", "v0=" + "é" * 64, "", "v1=" + "a" * 64])
def test_S4_an_odd_signature_is_refused(signature: str) -> None:
    headers = {**signed_headers(SECRET, GOOD, FORM, NOW), "X-Slack-Signature": signature}
    assert _status(GOOD, headers) == 401


def test_S4_a_body_that_is_not_utf8_is_refused() -> None:
    body = b"payload=\xff\xfe"
    assert _status(body, signed_headers(SECRET, body, FORM, NOW)) == 401


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"payload={not", FORM),
        (b"payload=null", FORM),
        (b"payload=[]", FORM),
        (b"payload={}&payload={}", FORM),
        (b"payload=%ff", FORM),
        (b"", FORM),
        (b"other=1", FORM),
        (b"[]", JSON),
        (b"null", JSON),
        (b"{not", JSON),
        (b"[" * 100_000, JSON),
        (b"", JSON),
        (b"{}", "text/plain"),
        (b"{}", ""),
    ],
)
def test_S4_signed_nonsense_is_a_bad_request(body: bytes, kind: str) -> None:
    assert _status(body, signed_headers(SECRET, body, kind, NOW)) == 400


def test_a_body_beyond_the_cap_is_refused_before_it_is_read() -> None:
    assert _status(b"x" * (MOST_BYTES + 1), {}) == 413


def test_S3_nothing_of_a_refused_body_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    body = urlencode({"payload": '{"canary": "what somebody typed"'}).encode()
    _status(body, signed_headers("another secret", body, FORM, NOW))
    _status(body, signed_headers(SECRET, body, FORM, NOW))
    assert "canary" not in caplog.text
