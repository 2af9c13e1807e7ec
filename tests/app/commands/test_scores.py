"""`heard scores` prints the newest card; `heard agreement` compares two coders of a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.commands.house import bring_up, open_house
from app.jobs.scoring import score_themes
from tests.support.scored import two_rounds

HEAD = "id,coder,themes\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARD_DATA", str(tmp_path / "data"))
    house = open_house()
    bring_up(house)
    with house.books.voices.write() as voices:
        two_rounds(voices)
    score_themes(house)
    house.books.dispose()


def test_the_card_is_told_in_plain_words(measured: None) -> None:
    done = run("scores")
    assert done.exit_code == 0
    assert done.output.startswith("Children and young people, ")
    assert "Being listened to: Of 10 suggestions, about 9 were right." in done.output
    assert "Two people with each other: F1" in done.output


def test_a_program_reads_the_card_as_json(measured: None) -> None:
    (card,) = json.loads(run("scores", "--kind", "children", "--json").output)
    assert (card["kind"], card["remarks"]) == ("children", 191)
    line = next(one for one in card["themes"] if one["theme"] == "being-listened-to")
    assert (line["score"]["suggested"], line["score"]["said"], line["score"]["right"]) == (60, 59, 56)


def test_without_a_card_the_command_says_what_it_takes(measured: None) -> None:
    assert "No score card yet" in run("scores", "--kind", "staff").output


def codes(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "codes.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def read_by_both(many: int) -> list[str]:
    first = [f"r{n},Ann,{'Food; School' if n % 3 else 'Food'}" for n in range(many)]
    second = [f"r{n},Ben,{'School' if n % 3 else ''}" for n in range(many)]
    return [*first, *second, "alone,Ann,Food"]


def test_two_coders_are_compared_theme_by_theme(tmp_path: Path) -> None:
    done = run("agreement", codes(tmp_path, *read_by_both(60)), "--json")
    assert done.exit_code == 0
    told = json.loads(done.output)
    assert told["coders"] == ["Ann", "Ben"]
    whole, school, food = told["lines"]
    assert (whole["both_read"], whole["theme"]) == (60, "")
    assert (school["theme"], school["kappa"]) == ("School", 1.0)
    assert (food["first_said"], food["second_said"], food["f1"]) == (60, 0, 0.0)


def test_the_same_is_told_in_lines(tmp_path: Path) -> None:
    output = run("agreement", codes(tmp_path, *read_by_both(60))).output
    assert "Ann and Ben: 60 remarks read by both" in output
    assert "School: kappa 1.00 (0.86–1.00)" in output
    assert "All themes together: kappa" in output


def test_under_thirty_remarks_only_the_reason_is_told(tmp_path: Path) -> None:
    output = run("agreement", codes(tmp_path, *read_by_both(12))).output
    assert "Only 12 remarks were read by both; agreement is shown from 30." in output
    assert "kappa" not in output


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["r1,Ann"], "line 2: has too few or too many columns"),
        (["r1,Ann,Food", "r1,Ann,School"], "line 3: 'Ann' has coded 'r1' already"),
        (["r1,Ann,", "r1,Ben,", "r1,Cy,"], "line 4: 'Cy' is a third coder"),
        (["r1,,Food"], "line 2: names no remark or no coder"),
        (["r1,Ann,Food"], "line 2: there are codes of 1 coders only; it takes two"),
        (['r1,Ann,"Food'], "line 2: unexpected end of data"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, lines: list[str], reason: str) -> None:
    done = run("agreement", codes(tmp_path, *lines))
    assert done.exit_code == 1
    assert reason in done.output


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("id,who,themes\nr1,Ann,Food\n", encoding="utf-8")
    done = run("agreement", str(path))
    assert done.exit_code == 1
    assert "line 1: there is no column coder" in done.output
