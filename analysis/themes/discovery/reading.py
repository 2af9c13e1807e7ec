"""Reads a CSV of comments whose themes are used to measure groups, never to make them."""

import csv
import io
from pathlib import Path

from analysis.plan import FileError
from analysis.plan.reading import read_text

SIZE_CAP = 200 * 1024 * 1024
MOST_PROBLEMS = 50


def read_themed(path: Path) -> list[tuple[str, frozenset[str]]]:
    """Return text and theme names of each row of a CSV with columns text and themes (joined by ;).

    Raises FileError listing the lines that are wrong.
    """
    reader = csv.DictReader(io.StringIO(read_text(path, SIZE_CAP), newline=""), strict=True)
    missing = [column for column in ("text", "themes") if column not in (reader.fieldnames or ())]
    if missing:
        names = " or ".join(missing)
        raise FileError([f"{path}: line 1: there is no column {names}; name the columns there."])
    rows: list[tuple[str, frozenset[str]]] = []
    problems: list[str] = []
    try:
        for record in reader:
            if record["text"] is None or record["themes"] is None or None in record:
                problems.append(f"{path}: line {reader.line_num}: has too few or too many columns; mend it.")
                continue
            themes = (theme.strip() for theme in record["themes"].split(";"))
            rows.append((record["text"], frozenset(theme for theme in themes if theme)))
    except csv.Error as error:
        problems.append(f"{path}: line {reader.line_num}: {error}; mend this line.")
    if not rows and not problems:
        problems.append(f"{path}: line 2: there are no comments; add at least one row.")
    if problems:
        raise FileError(problems[:MOST_PROBLEMS])
    return rows
