"""What we say about help and limits: there, true to the promises, and easy to read."""

from pathlib import Path

import pytest

from surveys.questionnaires.reading_age import too_hard
from surveys.safeguarding.help_wording import (
    BANDS,
    SHIPPED,
    HelpWordingError,
    filled,
    help_wording,
    load_help,
)
from surveys.safeguarding.replies import shipped_replies

VALUES = {
    "k": "10",
    "council": "the council",
    "hours": "Monday to Friday",
    "day_line": "a number",
    "night_line": "a number",
    "advocate_line": "a number",
    "complaint_line": "a number",
}
LINES = [(band, key, line) for band in BANDS for key, line in help_wording(band).all_lines()]


@pytest.mark.parametrize("band", ["8-10", "11-17"])
def test_G2_the_first_page_states_limits_and_help(band: str) -> None:
    first_page = " ".join(help_wording(band).before)
    for said in ("{k}", "being hurt", "might work out who you are", "can't find you", "999", "0800 1111"):
        assert said in first_page


@pytest.mark.parametrize("band", ["8-10", "11-17"])
def test_G3_the_help_page_has_both_numbers(band: str) -> None:
    help_page = " ".join(help_wording(band).now_lines)
    assert "999" in help_page
    assert "0800 1111" in help_page


@pytest.mark.parametrize(("band", "key", "line"), LINES)
def test_every_line_can_be_read_by_its_band(band: str, key: str, line: str) -> None:
    assert too_hard(filled(line, VALUES), band) is None, key


@pytest.mark.parametrize("code", list(shipped_replies()))
def test_every_reply_can_be_read_by_the_youngest(code: str) -> None:
    assert too_hard(filled(shipped_replies()[code].text, VALUES), "8-10") is None


@pytest.mark.parametrize(("band", "key", "line"), LINES)
def test_we_promise_no_secrecy_that_we_cannot_keep(band: str, key: str, line: str) -> None:
    said = line.lower()
    assert not any(
        words in said for words in ("nobody can tell", "completely anonymous", "totally", "we promise")
    )


def test_what_slack_sees_is_said_to_staff() -> None:
    assert "Slack carries what you type" in help_wording("staff").slack_sees


def test_a_band_without_words_is_an_error() -> None:
    with pytest.raises(HelpWordingError, match="4-7"):
        help_wording("4-7")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('now_label = "I need help now"\n', "", "8-10.now_label"),
        ("at least {k} people", "at least {kk} people", "8-10.before"),
        ('["11-17"]', '["12-17"]', "11-17"),
        ('["8-10"]', '["8-10"', "TOML"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    broken = tmp_path / "help.toml"
    broken.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(HelpWordingError, match=r"help\.toml") as error:
        load_help(broken)
    assert said in str(error.value)


def test_a_brace_without_a_value_is_never_shown() -> None:
    assert filled("Call {day_line} now", {}) == "Call  now"


@pytest.mark.parametrize("band", ["8-10", "11-17"])
def test_a_child_is_told_that_a_worrying_answer_is_seen_by_somebody(band: str) -> None:
    assert any("keep children" in line and "will see" in line for line in help_wording(band).scale_lines)
