"""The report's tables, once for every file: a caption, headings, rows of released values and our words."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.disclosure import Released
from analysis.report.report import QuestionFigure, Report, RoundLine, Section, ThemeLine
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


def theme_tables(section: Section) -> list[Table]:
    """What people spoke about, one table a round, the most spoken of first."""
    titles = list(dict.fromkeys(line.round_title for line in section.themes))
    return [_theme_table([line for line in section.themes if line.round_title == title]) for title in titles]


def _theme_table(lines: Sequence[ThemeLine]) -> Table:
    first = lines[0]
    caption = say(
        "captions", "themes_rows" if first.unit == "rows" else "themes",
        round=first.round_title, wrote=str(first.figure.wrote),
    )  # fmt: skip
    if first.unit == "rows":
        caption += f" ({WORDS['units']['rows']})"
    stances = ("problem", "praise", "idea", "mixed")
    return Table(
        caption,
        tuple(column(name) for name in ("theme", "count", "share", *stances, "change", "standing")),
        tuple(
            (
                line.name, line.figure.count, line.figure.share,
                *(line.figure.stances[stance][1] for stance in stances), line.change,
                WORDS["report"]["confirmed" if line.figure.confirmed else "unconfirmed"],
            )
            for line in lines
        ),
    )  # fmt: skip


def short_theme_tables(section: Section) -> list[Table]:
    """The same for narrow paper: what isn't hidden of the stances in one column."""
    found = []
    for table in theme_tables(section):
        lines = [line for line in section.themes if line.name in {str(row[0]) for row in table.rows}]
        rows = tuple(
            (row[0], row[1], row[2], _stances(line), row[7], row[8])
            for row, line in zip(table.rows, _of_table(table, lines), strict=True)
        )
        columns = tuple(column(n) for n in ("theme", "count", "share", "stance", "change", "standing"))
        found.append(Table(table.caption, columns, rows))
    return found


def _of_table(table: Table, lines: Sequence[ThemeLine]) -> list[ThemeLine]:
    return [next(line for line in lines if line.figure.count is row[1]) for row in table.rows]


def _stances(line: ThemeLine) -> str:
    """Each stance that some spoke in, with its share: "problems: about half; ideas: about 2 in 10"."""
    shown = [
        f"{column(stance)}: {share}"
        for stance, (number, share) in line.figure.stances.items()
        if number.value
    ]
    return "; ".join(shown) or str(next(iter(line.figure.stances.values()))[1])


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
