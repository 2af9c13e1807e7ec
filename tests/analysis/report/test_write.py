"""Files: one a format, the same bytes again, and nothing written for a format we don't have."""

from pathlib import Path

import pytest

from analysis.report import Report, write_report
from analysis.report.write import UnknownFormat


def test_each_format_is_one_file(report: Report, tmp_path: Path) -> None:
    paths = write_report(report, tmp_path / "out", ["html", "docx", "csv", "json"])
    assert [path.name for path in paths] == [
        f"voice-report-2026-09-30.{end}" for end in ("html", "docx", "csv", "json")
    ]
    assert all(path.stat().st_size > 1000 for path in paths)


def test_writing_again_gives_the_same_bytes(report: Report, tmp_path: Path) -> None:
    once = [path.read_bytes() for path in write_report(report, tmp_path / "a")]
    again = [path.read_bytes() for path in write_report(report, tmp_path / "b")]
    assert once == again


def test_an_unknown_format_is_refused_before_anything_is_written(report: Report, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="html, docx, csv, json"):
        write_report(report, tmp_path / "out", ["html", "xls"])
    assert not (tmp_path / "out").exists()
