"""Coded comments are read as they are, and measured against the rules."""

import time
from pathlib import Path

import pytest

from analysis.codebook import Codebook, read_codebook, shipped_codebook
from analysis.plan import FileError
from analysis.themes import Row, compile_codebook, evaluate_themes, read_rows

CODEBOOK = read_codebook(
    '[[theme]]\nname = "Food & drink"\ncues = ["food"]\n[[theme]]\nname = "Staff"\ncues = ["staff"]\n',
    "c.toml",
)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "test.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def read(tmp_path: Path, text: str, codebook: Codebook = CODEBOOK) -> list[Row]:
    return read_rows(written(tmp_path, text), codebook)


def test_names_and_codes_of_themes_are_both_understood(tmp_path: Path) -> None:
    rows = read(tmp_path, "id,text,themes\n1,hello,Food & drink; staff\n2,bye,\n")
    assert rows == [Row("hello", frozenset({"food-drink", "staff"})), Row("bye", frozenset())]


def test_none_and_n_a_are_answers(tmp_path: Path) -> None:
    assert [row.text for row in read(tmp_path, "text,themes\nNone,\nN/A,\n")] == ["None", "N/A"]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="line 1: there is no column themes"):
        read(tmp_path, "text,theme\nhello,Staff\n")


def test_every_bad_line_is_listed(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        read(tmp_path, "text,themes\nhello,Stuff\nfine,Staff\nshort\n")
    assert [problem.split(": ")[1] for problem in caught.value.problems] == ["line 2", "line 4"]


def test_a_row_without_a_theme_is_in_the_figures() -> None:
    rows = [Row("the food", frozenset({"food-drink"})), Row("hm", frozenset()), Row("staff", frozenset())]
    figures = evaluate_themes(CODEBOOK, rows, clock=iter([1.0, 3.5]).__next__)
    assert (figures.rows, figures.themes, figures.seconds) == (3, 2, 2.5)
    assert figures.micro_f1 == pytest.approx(2 / 3)
    assert figures.samples_f1 == pytest.approx(2 / 3)
    assert figures.by_theme == {"food-drink": 1.0, "staff": 0.0}
    assert figures.lrap == 1.0


def test_a_thousand_remarks_and_forty_themes_take_well_under_a_second() -> None:
    ready = compile_codebook(shipped_codebook())
    texts = [example for theme in shipped_codebook().themes for example in theme.examples] * 13
    start = time.process_time()
    for text in texts[:1000]:
        ready.suggest(text)
    assert time.process_time() - start < 10  # catches quadratic work; how fast it is, `make bench` shows
