"""Reads a CSV of comments: every bad row is named with its line, and all rows are taken or none."""

import csv
import hashlib
import io
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 50_000
MOST_FAULTS = 50
_DATES = (r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})", r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")


class CommentsRefused(ValueError):
    """The file can't be taken; `faults` are lines such as "line 3: …"."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Columns:
    """Which column holds what. Only the text is needed."""

    text: str
    question: str = ""
    date: str = ""
    group: str = ""
    respondent: str = ""


@dataclass(frozen=True)
class Comment:
    """One row. `respondent` is a keyed hash that tells rows of one person, made in memory and never kept."""

    words: str
    question: str = ""
    said_on: date | None = None
    group: str = ""
    respondent: str = ""


def read_comments(content: bytes, columns: Columns) -> list[Comment]:
    """The comments of a CSV file with a header line. Raises CommentsRefused, naming every line at fault."""
    csv.field_size_limit(MOST_BYTES)
    reader = _reader(content)
    header = list(reader.fieldnames or [])
    named = {name for name in vars(columns).values() if name}
    if missing := sorted(named - set(header)):
        there = ", ".join(header) or "none"
        raise CommentsRefused(
            [f"line 1: there is no column {name}; the columns are {there}" for name in missing]
        )
    key = secrets.token_bytes(32)
    comments: list[Comment] = []
    faults: list[str] = []
    for row in _rows(reader, faults):
        if len(faults) >= MOST_FAULTS:
            raise CommentsRefused([*faults, "and perhaps more: mend these first"])
        found = _fault(row, columns)
        if found:
            faults.append(f"line {reader.line_num}: {found}")
        else:
            comments.append(_comment(row, columns, key))
    if faults or not comments:
        raise CommentsRefused(faults or ["the file has no rows"])
    return comments


def _reader(content: bytes) -> "csv.DictReader[str]":
    if len(content) > MOST_BYTES:
        raise CommentsRefused([f"the file is larger than {MOST_BYTES // 1_000_000} MB"])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise CommentsRefused([f"line {line}: this is not UTF-8: save the file as “CSV UTF-8”"]) from None
    return csv.DictReader(io.StringIO(text, newline=""))


def _rows(reader: "csv.DictReader[str]", faults: list[str]) -> Iterator[dict[str, str]]:
    try:
        for row in reader:
            if None in row or None in row.values():
                faults.append(f"line {reader.line_num}: it has more or fewer cells than the first line")
            else:
                yield row
    except csv.Error as error:
        faults.append(f"line {reader.line_num}: {error}")


def _fault(row: dict[str, str], columns: Columns) -> str:
    words = row[columns.text]
    if not words.strip():
        return "the text is empty"
    if len(words) > MOST_CHARACTERS:
        return f"the text is longer than {MOST_CHARACTERS:,} characters"
    if columns.date and row[columns.date].strip() and _date(row[columns.date]) is None:
        return "the date is neither 2026-03-31 nor 31/03/2026"
    return ""


def _comment(row: dict[str, str], columns: Columns, key: bytes) -> Comment:
    def cell(name: str) -> str:
        return row[name].strip() if name else ""

    person = cell(columns.respondent)
    mark = hashlib.blake2b(person.encode(), key=key, digest_size=16).hexdigest() if person else ""
    return Comment(
        row[columns.text], cell(columns.question), _date(cell(columns.date)), cell(columns.group), mark
    )


def _date(text: str) -> date | None:
    for pattern in _DATES:
        if found := re.fullmatch(pattern, text.strip()):
            try:
                return date(*(int(found[part]) for part in "ymd"))
            except ValueError:
                return None
    return None
