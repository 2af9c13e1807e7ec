"""Replies that the duty lead may send."""

from pathlib import Path

import pytest

from surveys.safeguarding.replies import RepliesError, load_replies, shipped_replies


def test_no_reply_asks_a_question_that_leads() -> None:
    for reply in shipped_replies().values():
        assert not any(
            word in reply.text.lower() for word in ("did he", "did she", "who hurt", "what did", "why")
        )


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "replies.toml"
    broken.write_text('[[reply]]\ncode = "x"\n', encoding="utf-8")
    with pytest.raises(RepliesError, match=r"replies\.toml: reply\."):
        load_replies(broken)
