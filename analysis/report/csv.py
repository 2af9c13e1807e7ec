"""Every figure of the report as one CSV: with its claim, its symbol, and nothing a spreadsheet would run."""

import csv
import io
import unicodedata
from collections.abc import Iterator

from analysis.disclosure import Released
from analysis.report.lines import RoundLine, TrustLines
from analysis.report.report import Report, Section
from analysis.report.wording import WORDS

BOM = "\ufeff"
COLUMNS = (
    "claim", "section", "round", "what", "item", "detail", "figure", "shown", "value", "symbol", "meaning",
    "unit",
)  # fmt: skip
LONGEST = 32_000  # a spreadsheet's cell holds 32,767 characters
_STARTS_A_FORMULA = "=+-@"

Row = tuple[str, ...]


def to_csv(report: Report) -> str:
    """The report's figures, findings, quotes and answers, a line each; UTF-8 with a mark for spreadsheets."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(report):
        writer.writerow([harmless(value) for value in row])
    return BOM + written.getvalue()


def harmless(value: str) -> str:
    """A cell that no spreadsheet reads as a formula: control characters out, an apostrophe before a sign.

    Full-width signs count too (they become plain ones when a sheet normalises), and so does a sign that
    stands behind blanks or invisible characters.
    """
    kept = "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    kept = kept.replace("\t", " ").replace("\n", " ")[:LONGEST]
    first = next((c for c in kept if unicodedata.category(c)[0] not in "ZC"), "")
    return f"'{kept}" if unicodedata.normalize("NFKC", first)[:1] in _STARTS_A_FORMULA and first else kept


def _rows(report: Report) -> Iterator[Row]:
    for line in (*report.rounds, *report.imports):
        yield from _round_rows(line)
    for section in report.sections():
        yield from _section_rows(section)
    for one in report.trust:
        yield from _trust_rows(one)


def _round_rows(line: RoundLine) -> Iterator[Row]:
    for figure, value in (("asked", line.asked), ("answered", line.answered)):
        yield _row("", line.title, "round", line.source, "", figure, value, line.unit)


def _section_rows(section: Section) -> Iterator[Row]:
    for finding in section.findings:
        detail = WORDS["report"]["unconfirmed_finding"] if finding.unsure else ""
        yield _row(
            section.heading, finding.round_title, "finding", finding.theme, detail, "text", finding.text
        )
    yield from _question_rows(section)
    for theme in section.themes:
        at = (section.heading, theme.round_title, "theme", theme.name)
        yield _row(*at, "", "wrote", theme.figure.wrote, theme.unit)
        yield _row(*at, "", "count", theme.figure.count, theme.unit)
        yield _row(*at, "", "share", theme.figure.share, theme.unit)
        yield _row(*at, "", "change", theme.change, theme.unit)
        for stance, (number, share) in theme.figure.stances.items():
            yield _row(*at, stance, "count", number, theme.unit)
            yield _row(*at, stance, "share", share, theme.unit)
    for quote in section.quotes:
        yield _row(section.heading, quote.round_title, "quote", quote.attribute, "", "text", quote.words)
    for action in section.actions:
        yield _row(section.heading, "", "you said", action.owner, action.kind, "text", action.you_said)
        yield _row(section.heading, "", "answer", action.owner, action.kind, "text", action.answer)


def _question_rows(section: Section) -> Iterator[Row]:
    for question in section.questions:
        at = (section.heading, question.round_title, "question", question.question)
        yield _row(*at, "", "answered", question.answered)
        for line in question.lines:
            yield _row(*at, line.label, "count", line.count)
            yield _row(*at, line.label, "share", line.share)
            yield _row(*at, line.label, "change", line.change)
        for cell in question.cells:
            yield _row(*at, f"{cell.dimension}: {cell.cell}", "answered", cell.answered)
            for line, share in zip(question.lines, cell.shares, strict=True):
                yield _row(*at, f"{cell.dimension}: {cell.cell}; {line.label}", "share", share)


def _trust_rows(one: TrustLines) -> Iterator[Row]:
    """How far themes can be trusted: counted in remarks, not in people."""
    at = (WORDS["trust"]["title"], WORDS["kinds"][one.kind], "trust")
    yield _row(*at, "", "", "remarks", one.remarks, "remarks")
    yield _row(*at, "", "", "right", one.right, "suggestions")
    yield _row(*at, "", "", "found", one.found, "themes given")
    for line in one.lines:
        for figure, value in (
            ("right", line.right), ("found", line.found), ("f1", line.f1), ("remarks with it", line.common),
            ("stays when misspelt", line.stays), ("two people (kappa)", line.people),
        ):  # fmt: skip
            yield _row(*at, line.theme, "", figure, value, "")
    for who, agreed in one.agreement:
        yield _row(*at, "", who, "f1", agreed, "")
    for change in one.changes:
        yield _row(*at, "", "", "text", change)
    for theme in one.too_few:
        yield ("", *at, theme, "", "too few to trust", "", "", "", "", "")


def _row(
    section: str, round_title: str, what: str, item: str, detail: str, figure: str, value: Released,
    unit: str = "people",
) -> Row:  # fmt: skip
    number = "" if value.value is None else f"{value.value:g}"
    shown_unit = "rows, not people" if unit == "rows" else unit if value.kind in ("count", "share") else ""
    return (
        value.claim_id, section, round_title, what, item, detail, figure, str(value), number, value.symbol,
        value.meaning, shown_unit,
    )  # fmt: skip
