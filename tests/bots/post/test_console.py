"""The sender for trying out."""

import logging
from pathlib import Path

import pytest

from bots.post.console import ConsoleSender


def test_a_letter_lies_in_the_outbox(tmp_path: Path) -> None:
    ConsoleSender(tmp_path / "outbox").send("kit@sampleshire.example", "Hello", "Words", "key")
    (letter,) = (tmp_path / "outbox").iterdir()
    assert letter.read_text() == "To: kit@sampleshire.example\nSubject: Hello\n\nWords\n"
    assert letter.stat().st_mode & 0o077 == 0


def test_the_same_key_is_the_same_letter(tmp_path: Path) -> None:
    for _ in range(2):
        ConsoleSender(tmp_path).send("kit@sampleshire.example", "Hello", "Words", "key")
    assert len(list(tmp_path.iterdir())) == 1


def test_the_log_says_that_one_went_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ConsoleSender(tmp_path).send("kit@sampleshire.example", "Secret subject", "Secret words", "key")
    assert "a letter went" in caplog.text
    assert "kit" not in caplog.text
    assert "Secret" not in caplog.text
