"""The report as a Word document that an officer can edit, from a template that the council can edit."""

import io
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from analysis.report.report import ActionLine, Report, Section
from analysis.report.tables import (
    ON_PAPER,
    Table,
    cells_tables,
    imports_table,
    question_table,
    reading_lines,
    rounds_table,
    symbols_table,
    theme_tables,
)
from analysis.report.wording import WORDS, long_date, say

TEMPLATE = Path(__file__).with_name("voice_report.docx")
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def to_docx(report: Report, template: Path = TEMPLATE) -> bytes:
    """The report in the template's styles; the same report gives the same bytes."""
    document = DocxTemplate(str(template))
    document.render(_context(report), autoescape=True)
    properties = document.docx.core_properties
    properties.title = f"{say('report', 'title')} {long_date(report.period.end)}"
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


def plain(value: object) -> str:
    """A value as text that XML may hold: without control characters and lone surrogates."""
    kept = (c for c in str(value) if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(c for c in kept if c not in "\ufffe\uffff")


def _context(report: Report) -> dict[str, Any]:
    period = {"start": long_date(report.period.start), "end": long_date(report.period.end)}
    lines = [
        report.council, say("report", "subtitle", **period),
        say("report", "audience", audience=WORDS["audiences"][report.audience]),
        say("report", "made_on", day=long_date(report.made_on)),
    ]  # fmt: skip
    tables = [rounds_table(report.rounds, WORDS["captions"]["rounds"])] if report.rounds else []
    if report.imports:
        tables.append(imports_table(report.imports, WORDS["report"]["imports"]))
    return {
        "title": say("report", "title"), "lines": [plain(line) for line in lines if line],
        "words": WORDS["report"], "tables": _tables(tables),
        "imports_note": _note_on_rounds(report), "plan": say("report", "plan", plan=plain(report.plan_title)),
        "halves": [*(_half(half.title, half.sections) for half in report.halves), _unlinked(report)],
        "silent": [plain(section.heading) for section in report.silent],
        "silent_note": WORDS["report"]["silent_note" if report.silent else "silent_none"],
        "reading": reading_lines(report), "symbols": _tables([symbols_table(report)]),
    }  # fmt: skip


def _note_on_rounds(report: Report) -> str:
    if report.imports:
        return WORDS["report"]["imports_note"]
    return "" if report.rounds else WORDS["report"]["no_rounds"]


def _half(title: str, sections: Sequence[Section]) -> dict[str, Any]:
    return {"title": plain(title), "sections": [_section(section, section.heading) for section in sections]}


def _unlinked(report: Report) -> dict[str, Any]:
    return {"title": report.unlinked.title, "sections": [_section(report.unlinked, "")]}


def _section(section: Section, heading: str) -> dict[str, Any]:
    questions = [
        table for figure in section.questions for table in (question_table(figure), *cells_tables(figure))
    ]
    parts = [
        _part("findings", lines=[plain(finding) for finding in section.findings]),
        _part("questions", tables=_tables(questions)),
        _part("themes", tables=_tables(theme_tables(section, ON_PAPER))),
        _part("quotes", quotes=[
            {"words": plain(q.words), "by": plain(" · ".join(p for p in (q.attribute, q.round_title) if p))}
            for q in section.quotes
        ]),
        _part("actions", answers=[_answer(action) for action in section.actions]),
    ]  # fmt: skip
    parts = [part for part in parts if any(part[name] for name in ("lines", "tables", "quotes", "answers"))]
    notes = [section.note] if section.note else []
    return {
        "heading": plain(heading), "parts": parts,
        "notes": [plain(note) for note in notes] + ([] if parts else [WORDS["strand"]["silent"]]),
    }  # fmt: skip


def _part(name: str, **content: list[Any]) -> dict[str, Any]:
    return {"title": WORDS["strand"][name], "lines": [], "tables": [], "quotes": [], "answers": []} | content


def _answer(action: ActionLine) -> dict[str, str]:
    owner = f"{WORDS['columns']['owner']}: {action.owner} · {WORDS['columns']['due']} {long_date(action.due)}"
    return {
        "you_said": plain(action.you_said), "answer": plain(action.answer),
        "kind": WORDS["actions"][action.kind], "owner": plain(owner),
    }  # fmt: skip


def _tables(tables: Sequence[Table]) -> list[dict[str, Any]]:
    return [
        {
            "caption": plain(table.caption), "columns": [plain(name) for name in table.columns],
            "rows": [[plain(value) for value in row] for row in table.rows],
        }
        for table in tables
    ]  # fmt: skip
