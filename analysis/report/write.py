"""Writes a composed report as files."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from analysis.report.csv import to_csv
from analysis.report.docx import to_docx
from analysis.report.html import page
from analysis.report.report import Report

FORMATS: Mapping[str, Callable[[Report], bytes]] = {
    "html": lambda report: page(report).encode("utf-8"),
    "docx": to_docx,
    "csv": lambda report: to_csv(report).encode("utf-8"),
    "json": lambda report: report.to_json().encode("utf-8"),
}


class UnknownFormat(ValueError):
    """A report can't be written in that format; the message names those it can."""


def write_report(
    report: Report, folder: Path, formats: Iterable[str] = ("html", "docx", "csv")
) -> list[Path]:
    """Write the report into the folder, which is made when missing; returns the files, in the order asked.

    Raises UnknownFormat before anything is written.
    """
    wanted = list(formats)
    for name in wanted:
        if name not in FORMATS:
            raise UnknownFormat(f"A report can be {', '.join(FORMATS)}; not {name}.")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in wanted:
        path = folder / f"voice-report-{report.period.end.isoformat()}.{name}"
        path.write_bytes(FORMATS[name](report))
        written.append(path)
    return written
