"""`heard evaluate themes`: figures for people and for programs, and plain sentences for bad files."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main

FIGURES = {"macro_f1", "micro_f1", "samples_f1", "lrap", "exact_match", "predict_seconds", "peak_memory_mb"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "c.toml").write_text('[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Room"\n')
    lines = [f"pizza {n},Food\nbedroom {n},Room\nnothing {n},\n" for n in range(12)]
    (tmp_path / "train.csv").write_text("text,themes\n" + "".join(lines))
    (tmp_path / "test.csv").write_text("text,themes\npizza,Food\nbedroom,Room\nthe food,Food\n")
    return tmp_path


def told(folder: Path, *more: str) -> str:
    fixed = ["evaluate", "themes", "--codebook", str(folder / "c.toml"), "--test", str(folder / "test.csv")]
    return CliRunner().invoke(main, [*fixed, *more], catch_exceptions=False).output


def figures(folder: Path, *more: str) -> dict[str, float]:
    return json.loads(told(folder, "--json", *more))


def test_without_training_rows_the_rules_are_measured(folder: Path) -> None:
    found = figures(folder)
    assert found["codes"] == 0
    assert found.keys() >= FIGURES
    assert 0 < found["micro_f1"] < 1


def test_training_rows_are_learned_from(folder: Path) -> None:
    train = ("--train", str(folder / "train.csv"))
    assert figures(folder, *train)["micro_f1"] == 1.0
    assert figures(folder, *train, "--codes", "20", "--choose", "turns", "--seed", "1")["codes"] == 20
    assert figures(folder, *train, "--codes", "0")["micro_f1"] == figures(folder)["micro_f1"]
    assert "macro_f1: " in told(folder, *train, "--misspell", "0.3")


def test_bad_rows_are_refused_with_their_line(folder: Path) -> None:
    (folder / "train.csv").write_text("text,themes\nhello,Foood\n")
    assert "train.csv: line 2: the codebook has no theme 'Foood'" in told(
        folder, "--train", str(folder / "train.csv")
    )


def test_a_bad_codebook_is_refused_with_its_reason(folder: Path) -> None:
    (folder / "c.toml").write_text('[[theme]]\nname = "Food"\ncues = ["*"]\n')
    output = told(folder)
    assert "c.toml" in output
    assert "line" in output or "theme[1].cues" in output
