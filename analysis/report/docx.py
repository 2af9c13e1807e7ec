"""The report as a Word document that an officer can edit, from a template that the council can edit."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from analysis.report.columns import fit_columns
from analysis.report.html import draft_words, head_lines
from analysis.report.paper import at_a_glance, plain, strands_on_paper
from analysis.report.report import Report
from analysis.report.summaries import all_themes, coverage_tables
from analysis.report.tables import (
    ON_PAPER,
    Table,
    cells_tables,
    imports_table,
    question_table,
    reading_lines,
    rounds_table,
    symbols_table,
)
from analysis.report.trust_tables import trust_sentences, trust_tables
from analysis.report.wording import WORDS, long_date, say

TEMPLATE = Path(__file__).with_name("voice_report.docx")
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(report: Report, template: Path = TEMPLATE) -> bytes:
    """The report in the template's styles; the same report gives the same bytes."""
    document = DocxTemplate(str(template))
    document.render(_context(report), autoescape=True)
    for table in document.docx.tables:
        fit_columns(table)
    properties = document.docx.core_properties
    properties.title = f"{say('report', 'title')} {long_date(report.period.end)}"
    properties.subject = say("report", "subject", plan=report.plan_title)
    properties.category = draft_words(report)
    properties.author = properties.last_modified_by = report.council
    properties.language = "en-GB"
    properties.created = properties.modified = datetime.combine(report.made_on, time(), UTC)
    written = io.BytesIO()
    document.save(written)
    return _same_bytes(written.getvalue())


def _same_bytes(content: bytes) -> bytes:
    """The same parts without the moment of writing."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(again, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, ZIP_EPOCH)
            new.writestr(entry, old.read(part), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _context(report: Report) -> dict[str, Any]:
    return {
        "title": say("report", "title"), "lines": [plain(line) for line in head_lines(report)],
        "running": plain(f"{report.council} · {draft_words(report)}".strip(" ·")),
        "words": WORDS["report"], "glance": at_a_glance(report),
        "coverage_title": WORDS["coverage"]["title"], "coverage": _tables(coverage_tables(report)),
        "plan": say("report", "plan", plan=plain(report.plan_title)),
        "halves": strands_on_paper(report), "tables": _tables(_rounds(report)),
        "imports_note": WORDS["report"]["imports_note"] if report.imports else "",
        "reading": reading_lines(report), "symbols": _tables([symbols_table(report)]),
        "annex": WORDS["annex"],
        "annex_questions": _tables(_all_questions(report)),
        "annex_themes": _tables(all_themes(report, ON_PAPER)),
        "trust": WORDS["trust"], "trust_lines": [plain(line) for line in trust_sentences(report)],
        "trust_tables": _tables(trust_tables(report)),
        "trust_ranges": WORDS["trust"]["ranges"] if report.trust else "",
    }  # fmt: skip


def _rounds(report: Report) -> list[Table]:
    tables = [rounds_table(report.rounds, WORDS["captions"]["rounds"])] if report.rounds else []
    if report.imports:
        tables.append(imports_table(report.imports, WORDS["report"]["imports"]))
    return tables


def _all_questions(report: Report) -> list[Table]:
    """Every question of every round once, with its groups."""
    return [
        table
        for section in report.sections()
        for figure in section.questions
        if not figure.elsewhere
        for table in (question_table(figure), *cells_tables(figure))
    ]


def _tables(tables: Sequence[Table]) -> list[dict[str, Any]]:
    return [
        {
            "caption": plain(table.caption), "columns": [plain(name) for name in table.columns],
            "rows": [[plain(value) for value in row] for row in table.rows],
        }
        for table in tables
    ]  # fmt: skip
