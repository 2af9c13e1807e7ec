"""The CSV holds every figure with its claim and its symbol, and nothing that a spreadsheet would run."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.report import Report
from analysis.report.csv import BOM, COLUMNS, LONGEST, harmless, to_csv


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report).removeprefix(BOM), newline="")))


@pytest.mark.parametrize(
    "nasty",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '"=1', "＝1+1", "＋1", "－1", "＠SUM", " =1", "\u200b=1",
     "\x0b=1", "\n=1", "\u00a0@x", "\ufeff=1", "﹢1", "﹦1"],
)  # fmt: skip
def test_W5_no_cell_starts_a_formula(nasty: str) -> None:
    safe = harmless(nasty)
    assert unicodedata.normalize("NFKC", safe.strip())[0] in ("'", '"')


@given(st.text())
def test_W5_whatever_is_written_is_inert(text: str) -> None:
    safe = harmless(text)
    seen = unicodedata.normalize("NFKC", safe).lstrip()
    assert not seen.startswith(("=", "+", "-", "@")) and not any(c in safe for c in "\t\r\n\x00\x0b")
    safe.encode("utf-8")


def test_W5_a_cell_fits_a_spreadsheet() -> None:
    assert len(harmless("x" * 40_000)) == LONGEST


def test_plain_words_stay_as_they_are() -> None:
    assert harmless("They don't hear me – ever.") == "They don't hear me – ever."


def test_it_opens_in_a_spreadsheet_as_utf_8(report: Report) -> None:
    assert to_csv(report).startswith(BOM + '"claim"')
    assert list(rows(report)[0]) == list(COLUMNS)


def test_every_figure_has_its_claim(report: Report) -> None:
    assert all(
        row["claim"] for row in rows(report) if row["figure"] in ("count", "share", "answered", "asked")
    )


def test_symbols_are_those_of_the_page(report: Report) -> None:
    hidden = [row for row in rows(report) if row["shown"] == "c"]
    assert hidden and all(row["symbol"] == "c" and "confidential" in row["meaning"] for row in hidden)
    assert all(row["value"] == "" for row in hidden)


def test_rows_are_labelled_as_rows(report: Report) -> None:
    (row,) = [
        r for r in rows(report) if r["item"] == "Parking" and (r["figure"], r["detail"]) == ("count", "")
    ]
    assert (row["shown"], row["unit"]) == ("50 rows", "rows, not people")


def test_quotes_are_there_and_inert(report: Report) -> None:
    words = {row["shown"] for row in rows(report) if row["what"] == "quote"}
    assert words == {"<b>They</b> talk & talk, they don't hear [name].", "'=My worker asks me first."}


def test_P9_every_count_ends_in_0_or_5(report: Report) -> None:
    counts = [
        row["value"] for row in rows(report) if row["figure"] in ("count", "answered", "asked", "wrote")
    ]
    assert counts and all(int(value) % 5 == 0 for value in counts if value)
