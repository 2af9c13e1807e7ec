"""What Slack's libraries may write into a log: that something happened, never what."""

import logging

import pytest

from bots.slack.quiet import quiet_logger, quiet_slack_logs


@pytest.mark.parametrize(
    "name", ["slack_bolt.RequestVerification", "slack_sdk.web.base_client", "slack_bolt"]
)
@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR])
def test_P5_a_librarys_words_are_withheld_at_every_level(
    caplog: pytest.LogCaptureFixture, name: str, level: int
) -> None:
    quiet_slack_logs()
    caplog.set_level(logging.DEBUG)
    try:
        raise ValueError("canary in a traceback")
    except ValueError:
        logging.getLogger(name).log(level, "body: %s", "canary in an argument", exc_info=True)
    assert "canary" not in caplog.text


def test_P5_a_logger_made_later_is_withheld_too(caplog: pytest.LogCaptureFixture) -> None:
    quiet_slack_logs()
    logging.getLogger("slack_bolt.MadeLater").error("canary")
    assert "canary" not in caplog.text


def test_that_something_went_wrong_is_still_said(caplog: pytest.LogCaptureFixture) -> None:
    quiet_slack_logs()
    quiet_logger("slack_bolt.heard").error("canary")
    assert "slack_bolt.heard reported trouble, level ERROR" in caplog.text
