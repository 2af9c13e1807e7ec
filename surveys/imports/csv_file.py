"""Reads a CSV file as spreadsheets write it, row by row, and says where each row begins."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

MOST_FAULTS = 50
DELIMITERS = (",", ";", "\t")  # a spreadsheet set to a country with decimal commas writes semicolons
WRONG_LETTERS = "this is not UTF-8: save the file as “CSV UTF-8”"


class FileRefused(ValueError):
    """The file can't be taken; `faults` are lines such as "line 3: …"."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Row:
    """One row: the line it begins on (a quoted cell may hold several lines) and its cells by column."""

    line: int
    cells: dict[str, str]


class Faults:
    """Gathers what is wrong, a line each, until it is enough to say."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, line: int, what: str) -> None:
        """Note a fault. Raises FileRefused when there are more than anybody would read."""
        self.lines.append(f"line {line}: {what}")
        if len(self.lines) >= MOST_FAULTS:
            raise FileRefused([*self.lines, "and perhaps more: mend these first"])

    def refuse_if_any(self) -> None:
        """Raises FileRefused when there is a fault."""
        if self.lines:
            raise FileRefused(self.lines)


class CsvFile:
    """A CSV file with a header line: its columns, then its rows. Raises FileRefused when it is none."""

    def __init__(self, content: bytes, most_bytes: int) -> None:
        if len(content) > most_bytes:
            raise FileRefused([f"the file is larger than {most_bytes // 1_000_000} MB"])
        text = _decoded(content)
        csv.field_size_limit(most_bytes)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        faults = Faults()
        self.columns = [name.strip() for name in self._next(1, faults) or []]
        faults.refuse_if_any()

    def rows(self, faults: Faults) -> Iterator[Row]:
        """The rows that have a cell for every column; the others are faults. Empty lines are passed over."""
        while True:
            line = self._reader.line_num + 1
            cells = self._next(line, faults)
            if cells is None:
                return
            if not cells:
                continue
            if len(cells) != len(self.columns):
                faults.add(line, f"it has {len(cells)} cells, and the first line has {len(self.columns)}")
            elif any("\0" in cell for cell in cells):
                faults.add(line, "it holds a NUL character, which no database keeps")
            else:
                yield Row(line, dict(zip(self.columns, cells, strict=True)))

    def _next(self, line: int, faults: Faults) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:  # an open quote, for one: nothing after it can be trusted
            faults.add(line, f"a quotation mark doesn't fit, from here on ({error})")
            return None

    def refuse_without(self, names: set[str]) -> None:
        """Raises FileRefused when one of these columns isn't there, or is there twice."""
        there = ", ".join(self.columns) or "none"
        faults = [
            f"line 1: there is no column {name}; the columns are {there}"
            for name in sorted(names - set(self.columns))
        ]
        faults += [
            f"line 1: the column {name} stands there twice"
            for name in sorted(names)
            if self.columns.count(name) > 1
        ]
        if faults:
            raise FileRefused(faults)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileRefused([f"line {line}: {WRONG_LETTERS}"]) from None


def _delimiter(text: str) -> str:
    """The one that cuts the first line into most cells; a comma when none does."""

    def cells(delimiter: str) -> int:
        return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []))

    return max(DELIMITERS, key=cells)
