"""How well suggestions meet what people coded: reads a CSV of coded comments and gives the figures."""

import csv
import io
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.codebook import Codebook
from analysis.plan import FileError
from analysis.plan.reading import read_text
from analysis.themes.measures.metrics import exact_match, label_f1, lrap, macro_f1, micro_f1, samples_f1
from analysis.themes.rules.suggest import compile_codebook

SIZE_CAP = 200 * 1024 * 1024
MOST_PROBLEMS = 50


@dataclass(frozen=True)
class Row:
    """One comment that people coded: the codes of its themes, none where they found none."""

    text: str
    themes: frozenset[str]
    question: str = ""


@dataclass(frozen=True)
class Figures:
    """What was measured. Rows without a theme are in all figures but LRAP."""

    rows: int
    themes: int
    macro_f1: float
    micro_f1: float
    samples_f1: float
    lrap: float
    exact_match: float
    seconds: float
    by_theme: dict[str, float]

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain data, for JSON."""
        return asdict(self)


def evaluate_themes(
    codebook: Codebook, rows: Sequence[Row], clock: Callable[[], float] = time.process_time
) -> Figures:
    """Return how the codebook's cue rules do on the rows; `seconds` is what suggesting took by `clock`."""
    labels = [theme.code for theme in codebook.themes]
    start = clock()
    ready = compile_codebook(codebook)
    scores = [{each.theme: each.score for each in ready.suggest(row.text)} for row in rows]
    seconds = clock() - start
    said = [frozenset(row) for row in scores]
    true = [row.themes for row in rows]
    return Figures(
        rows=len(rows),
        themes=len(labels),
        macro_f1=macro_f1(said, true, labels),
        micro_f1=micro_f1(said, true),
        samples_f1=samples_f1(said, true),
        lrap=lrap(scores, true, labels),
        exact_match=exact_match(said, true),
        seconds=seconds,
        by_theme={label: label_f1(said, true, label) for label in labels},
    )


def read_rows(path: Path, codebook: Codebook) -> list[Row]:
    """Return the rows of a CSV with columns text and themes (names or codes joined by ;), perhaps question.

    Every value is text: "None" and "N/A" are answers. Raises FileError listing the lines that are wrong.
    """
    text = read_text(path, SIZE_CAP)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    missing = [column for column in ("text", "themes") if column not in (reader.fieldnames or ())]
    if missing:
        names = " or ".join(missing)
        raise FileError([f"{path}: line 1: there is no column {names}; name the columns there."])
    codes = {name: theme.code for theme in codebook.themes for name in (theme.code, theme.name)}
    rows, problems = _rows(reader, codes, str(path))
    if not rows and not problems:
        problems = [f"{path}: line 2: there is no comment; add one a line."]
    if problems:
        raise FileError(problems[:MOST_PROBLEMS])
    return rows


def _rows(reader: "csv.DictReader[str]", codes: dict[str, str], name: str) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    problems: list[str] = []
    try:
        for record in reader:
            if record["text"] is None or record["themes"] is None or None in record:
                problems.append(f"{name}: line {reader.line_num}: has too few or too many columns; mend it.")
                continue
            themes = [theme.strip() for theme in record["themes"].split(";") if theme.strip()]
            unknown = [theme for theme in themes if theme not in codes]
            problems += [
                f"{name}: line {reader.line_num}: the codebook has no theme {theme!r}." for theme in unknown
            ]
            known = frozenset(codes[theme] for theme in themes if theme in codes)
            rows.append(Row(record["text"], known, record.get("question") or ""))
    except csv.Error as error:
        problems.append(f"{name}: line {reader.line_num}: {error}; mend this line.")
    return rows, problems
