"""The letter with a one-time link."""

import logging
from pathlib import Path

import pytest

from app.accounts.letters import send_link
from app.config import Settings, read_settings

LINK = "https://voices.example.org/sign-in/a-token"


def _settings(folder: Path, **more: str) -> Settings:
    return read_settings({"HEARD_DATA": str(folder), **more})


def test_the_letter_holds_the_link_and_says_how_long_it_works(tmp_path: Path) -> None:
    send_link(_settings(tmp_path), "ada@council.example", "Ada", LINK).join(5)
    (letter,) = (tmp_path / "outbox").glob("*.txt")
    assert LINK in letter.read_text() and "30 minutes" in letter.read_text()


@pytest.mark.parametrize(
    "url", ["smtp://127.0.0.1:9?from=heard@council.example", "smtp://127.0.0.1:9?from=nobody"]
)
def test_a_mail_server_that_is_away_or_badly_named_breaks_nothing_and_the_log_holds_no_link(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, url: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        send_link(_settings(tmp_path, HEARD_SMTP_URL=url), "ada@council.example", "Ada", LINK).join(25)
    assert "could not be sent" in caplog.text
    assert "a-token" not in caplog.text and "ada@" not in caplog.text
