"""Mistakes that a council makes once: each ends with a plain sentence, never with a trace."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main


def heard(*arguments: str, **settings: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return CliRunner().invoke(main, list(arguments), env=settings, catch_exceptions=False)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"HEARD_MODE": "live"}, "HEARD_MODE is either tryout or production"),
        ({"HEARD_MOOD": "x"}, "HEARD_MOOD is not a setting of Heard"),
        ({"HEARD_PORT": "http"}, "HEARD_PORT must be a whole number"),
        ({"HEARD_VOICES_URL": "mysql://x"}, "HEARD_VOICES_URL must begin with"),
        ({"HEARD_CODEBOOK": "/nowhere/codebook.toml"}, "HEARD_CODEBOOK must be the path of a file"),
        ({"HEARD_MODE": "production"}, "must be set in production"),
    ],
)
def test_a_wrong_setting_ends_with_one_sentence(settings: dict[str, str], told: str, tmp_path: Path) -> None:
    done = heard("upgrade", HEARD_DATA=str(tmp_path), **settings)
    assert done.exit_code == 1 and told in done.output and len(done.output.splitlines()) == 1


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    done = heard("upgrade", HEARD_DATA=str(tmp_path / "data"))
    assert done.exit_code == 1 and "HEARD_DATA can't be made" in done.output


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://council:s3cret@/people?host={tmp_path}"
    done = heard("doctor", HEARD_DATA=str(tmp_path), HEARD_PEOPLE_URL=url)
    assert done.exit_code == 1 and "The people book can't be reached" in done.output
    done = heard("upgrade", HEARD_DATA=str(tmp_path), HEARD_PEOPLE_URL=url)
    assert done.exit_code == 1 and "A book can't be reached or written" in done.output
    assert "s3cret" not in done.output


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("[[theme]\n", ("codebook.toml", "line 1")),
        ('[[theme]]\ndefinition = "x"\n', ("codebook.toml", "name")),
        ('[[theme]]\nname = 3\ndefinition = "x"\ncues = ["y"]\n', ("codebook.toml", "name")),
    ],
)
def test_a_broken_codebook_names_file_and_place(broken: str, told: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(broken)
    settings = {"HEARD_DATA": str(tmp_path), "HEARD_CODEBOOK": str(path)}
    heard("upgrade", **settings)
    done = heard("report", "--from", "2026-01-01", "--to", "2026-03-31", "--out", str(tmp_path), **settings)
    assert done.exit_code == 1 and all(one in done.output for one in told), done.output


def test_a_broken_plan_names_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text('title = "x"\n[[strand]]\ncode = 1\n')
    settings = {"HEARD_DATA": str(tmp_path), "HEARD_PLAN": str(path)}
    heard("upgrade", **settings)
    done = heard("report", "--from", "2026-01-01", "--to", "2026-03-31", "--out", str(tmp_path), **settings)
    assert done.exit_code == 1 and "plan.toml" in done.output and "strand" in done.output


@pytest.mark.parametrize("days", [("2026-03-31", "2026-01-01"), ("31/03/2026", "2026-04-01")])
def test_days_that_make_no_period_are_told(days: tuple[str, str], tmp_path: Path) -> None:
    heard("upgrade", HEARD_DATA=str(tmp_path))
    done = heard(
        "report", "--from", days[0], "--to", days[1], "--out", str(tmp_path), HEARD_DATA=str(tmp_path)
    )
    assert done.exit_code in (1, 2) and "Error:" in done.output


def test_an_unknown_format_is_told_before_anything_is_done(tmp_path: Path) -> None:
    done = heard("report", "--from", "2026-01-01", "--to", "2026-03-31", "--format", "odt")
    assert done.exit_code == 2 and "odt" in done.output


def test_help_reads_well() -> None:
    told = heard("--help").output
    for name in ("serve", "worker", "upgrade", "import", "report", "evaluate", "backup", "restore", "doctor"):
        line = next(one for one in told.splitlines() if one.strip().startswith(f"{name} "))
        assert not line.rstrip().endswith("..."), line
    assert "comments" in heard("import", "--help").output
