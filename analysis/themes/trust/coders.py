"""Two coders' codes of the same remarks from a CSV, as any tool can write them."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.plan import FileError
from analysis.plan.reading import read_text

SIZE_CAP = 50 * 1024 * 1024
MOST_PROBLEMS = 50
COLUMNS = ("id", "coder", "themes")

Codes = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Coders:
    """Two coders by name, in the order of their first lines, and what each gave each remark."""

    names: tuple[str, str]
    codes: tuple[Codes, Codes]

    @property
    def themes(self) -> list[str]:
        """Every theme that either gave, the commonest first."""
        given = Counter(theme for codes in self.codes for themes in codes.values() for theme in themes)
        return sorted(given, key=lambda theme: (-given[theme], theme))


def read_coders(path: Path) -> Coders:
    """Return what two coders gave: a line for each remark that a coder read, no theme where they gave none.

    Columns are id, coder and themes (joined by ;); others are passed over. A remark without a line of one
    coder was not read by them. Raises FileError listing each line that is wrong, and why.
    """
    reading = _Reading(str(path))
    reader = csv.DictReader(io.StringIO(read_text(path, SIZE_CAP), newline=""), strict=True)
    reading.problems += list(_missing(reader, reading.name))
    if not reading.problems:
        reading.read(reader)
    if not reading.problems and len(reading.coders) < 2:
        reading.fault(reader.line_num, f"there are codes of {len(reading.coders)} coders only; it takes two")
    if reading.problems:
        raise FileError(reading.problems[:MOST_PROBLEMS])
    first, second = reading.coders
    return Coders((first, second), (reading.coders[first], reading.coders[second]))


def _missing(reader: "csv.DictReader[str]", name: str) -> Iterator[str]:
    try:
        there = reader.fieldnames or ()
    except csv.Error as error:
        yield f"{name}: line 1: {error}; mend this line."
        return
    if lost := [column for column in COLUMNS if column not in there]:
        yield f"{name}: line 1: there is no column {' or '.join(lost)}; name the columns there."


@dataclass
class _Reading:
    name: str
    coders: dict[str, Codes] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def fault(self, line: int, why: str) -> None:
        self.problems.append(f"{self.name}: line {line}: {why}; mend it.")

    def read(self, reader: "csv.DictReader[str]") -> None:
        try:
            for record in reader:
                if None in record or any(record[column] is None for column in COLUMNS):
                    self.fault(reader.line_num, "has too few or too many columns")
                else:
                    self._take(record, reader.line_num)
        except csv.Error as error:
            self.fault(reader.reader.line_num, str(error))

    def _take(self, record: dict[str, str], line: int) -> None:
        known, coder = record["id"].strip(), record["coder"].strip()
        if not known or not coder:
            return self.fault(line, "names no remark or no coder")
        if coder not in self.coders and len(self.coders) == 2:
            return self.fault(line, f"{coder!r} is a third coder; write two into a file")
        codes = self.coders.setdefault(coder, {})
        if known in codes:
            return self.fault(line, f"{coder!r} has coded {known!r} already")
        themes = (" ".join(theme.split()) for theme in record["themes"].split(";"))
        codes[known] = frozenset(theme for theme in themes if theme)
        return None
