"""The report's tables, once for every file: a caption, headings, rows of released values and our words."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.disclosure import Released
from analysis.report.lines import QuestionFigure, RoundLine, ThemeLine
from analysis.report.report import Report
from analysis.report.wording import WORDS, column, dimension_name, long_date, say

Value = Released | str


@dataclass(frozen=True)
class Table:
    """A table; the first value of each row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def question_table(figure: QuestionFigure) -> Table:
    """A question's answers: number, share, change."""
    return Table(
        say(
            "captions", "question",
            question=figure.question, round=figure.round_title, answered=str(figure.answered),
        ),
        tuple(column(name) for name in ("answer", "count", "share", "change")),
        tuple((line.label, line.count, line.share, line.change) for line in figure.lines),
    )  # fmt: skip


def cells_tables(figure: QuestionFigure) -> list[Table]:
    """The same question by group, one table a dimension."""
    dimensions = sorted({line.dimension for line in figure.cells})
    return [
        Table(
            say(
                "captions",
                "cells",
                question=figure.question,
                round=figure.round_title,
                dimension=dimension_name(dimension),
            ),
            (column("group"), column("answered"), *(line.label for line in figure.lines)),
            tuple((c.cell, c.answered, *c.shares) for c in figure.cells if c.dimension == dimension),
        )
        for dimension in dimensions
    ]


ALL_STANCES = ("problem", "praise", "idea", "mixed")
ON_PAPER = ("problem", "praise")


def theme_tables(themes: Sequence[ThemeLine], stances: Sequence[str] = ALL_STANCES) -> list[Table]:
    """What people spoke about, one table a round, in the order given; fewer stances on narrow paper."""
    titles = list(dict.fromkeys(line.round_title for line in themes))
    return [_theme_table([line for line in themes if line.round_title == title], stances) for title in titles]


def _theme_table(lines: Sequence[ThemeLine], stances: Sequence[str]) -> Table:
    settled = any(line.figure.confirmed for line in lines)
    return Table(
        _theme_caption(lines[0], settled),
        tuple(column(name) for name in ("theme", "count", "share", *stances, "change")),
        tuple(
            (
                _theme_name(line, settled), line.figure.count, line.figure.share,
                *(line.figure.stances[stance][1] for stance in stances), line.change,
            )
            for line in lines
        ),
    )  # fmt: skip


def _theme_caption(first: ThemeLine, settled: bool) -> str:
    """The round and how many wrote; and that nobody has confirmed the themes, when that holds for all."""
    rows = first.unit == "rows"
    caption = say(
        "captions", "themes_rows" if rows else "themes",
        round=first.round_title, wrote=str(first.figure.wrote),
    )  # fmt: skip
    notes = [WORDS["units"]["rows"]] * rows + [WORDS["report"]["unconfirmed"]] * (not settled)
    return f"{caption} ({'; '.join(notes)})" if notes else caption


def _theme_name(line: ThemeLine, settled: bool) -> str:
    unsure = settled and not line.figure.confirmed
    return f"{line.name} ({WORDS['report']['unconfirmed']})" if unsure else line.name


def rounds_table(rounds: Sequence[RoundLine], caption: str) -> Table:
    """Who was asked and who answered."""
    return Table(
        caption,
        tuple(column(name) for name in ("round", "who", "closed", "asked", "answered")),
        tuple(
            (line.title, WORDS["kinds"].get(line.kind, line.kind), long_date(line.closed_on),
             line.asked, line.answered)
            for line in rounds
        ),
    )  # fmt: skip


def imports_table(rounds: Sequence[RoundLine], caption: str) -> Table:
    """Comments collected elsewhere: where they came from and how many rows there are."""
    return Table(
        caption,
        tuple(column(name) for name in ("round", "source", "closed", "answered", "unit")),
        tuple(
            (line.title, line.source, long_date(line.closed_on), line.answered, WORDS["units"]["rows"])
            for line in rounds
        ),
    )  # fmt: skip


def symbols_table(report: Report) -> Table:
    """What c, z and k mean."""
    return Table(
        WORDS["symbols"]["title"],
        (column("symbol"), column("meaning")),
        tuple(sorted(report.symbols.items())),
    )


def reading_lines(report: Report) -> list[str]:
    """How to read the report, one sentence a line."""
    return [words.format(k=report.least) for words in WORDS["reading"].values()]
