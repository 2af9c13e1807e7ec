"""`heard evaluate sentiment` and `discovery` print figures, and refuse a bad file with line and reason."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main

HEAD = "text,question,sentiment,themes\n"
LINES = [
    "I love the food,What is good?,1,Food",
    "the food was cold,What could be better?,4,Food",
    "the bus is late,What could be better?,4,Transport;Time",
    "Nothing,What could be better?,1,",
]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments])


def comments(tmp_path: Path, *more: str) -> str:
    path = tmp_path / "comments.csv"
    path.write_text(HEAD + "\n".join([*LINES, *more]) + "\n", encoding="utf-8")
    return str(path)


def test_sentiment_without_readings_is_the_first_guess(tmp_path: Path) -> None:
    done = run("sentiment", "--test", comments(tmp_path), "--json")
    assert done.exit_code == 0
    told = json.loads(done.output)
    assert (told["made_by"], told["rows"], told["learned_from"]) == ("first guess", 4, 0)


def test_discovery_tells_how_groups_meet_themes_and_each_other(tmp_path: Path) -> None:
    path = comments(tmp_path)
    done = run("discovery", "--test", path, "--train", path, "--k", "2", "--seeds", "2", "--json")
    assert done.exit_code == 0
    told = json.loads(done.output)
    assert (told["rows"], told["rows_single"], told["background"], told["seeds"]) == (4, 2, 4, 2)
    assert 0 <= told["purity_single"] <= 1


@pytest.mark.parametrize("what", ["sentiment", "discovery"])
def test_figures_are_also_told_in_lines(tmp_path: Path, what: str) -> None:
    done = run(what, "--test", comments(tmp_path))
    assert done.exit_code == 0
    assert "rows: 4" in done.output


@pytest.mark.parametrize("what", ["sentiment", "discovery"])
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, what: str) -> None:
    done = run(what, "--test", comments(tmp_path, "too short"))
    assert done.exit_code != 0
    assert "line 6: has too few or too many columns" in done.output


@pytest.mark.parametrize("what", ["sentiment", "discovery"])
def test_a_file_without_rows_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(HEAD, encoding="utf-8")
    done = run(what, "--test", str(path))
    assert done.exit_code != 0
    assert "line 2" in done.output


def test_languages_tells_what_stays_english_and_what_is_noticed() -> None:
    told = json.loads(run("languages", "--json").output)
    assert told["kept_aside"]["english_kept"] > 0.9 and told["looked_at"]["by_language"]["pl"]
    assert "other languages that English rules never see" in run("languages").output
