"""The first page of the report as HTML: at a glance, and which strands were heard about."""

from collections.abc import Iterable
from html import escape

from analysis.report.lines import Pointed
from analysis.report.markup import bullets, paragraph, strand_link, table, value
from analysis.report.report import Report
from analysis.report.summaries import asked_by_kind, coverage_tables, point_note, strand_word
from analysis.report.wording import WORDS


def at_a_glance(report: Report) -> str:
    """Who answered, what matters most, what changed, what was answered back, who was silent."""
    words, glance = WORDS["glance"], report.glance
    asked = bullets(
        f"<strong>{escape(kind)}</strong>: {escape(told)}" for kind, told in asked_by_kind(report)
    )
    more = paragraph(words["changes_more"], "quiet") if glance.more_changes else ""
    parts = [
        _part(words["asked"], asked or paragraph(WORDS["report"]["no_rounds"])),
        _part(
            words["findings"],
            paragraph(words["findings_note"], "quiet") + _pointed(glance.findings, "ol")
            if glance.findings
            else paragraph(words["findings_none"]),
        ),
        _part(
            words["changes"],
            _pointed(glance.changes, "ul") + more if glance.changes else paragraph(words["changes_none"]),
        ),
        _part(words["answered"], bullets(value(sentence) for sentence in glance.answered)),
        _part(WORDS["report"]["silent"], _silent(report)),
    ]
    return (
        f'<section class="glance" aria-labelledby="glance"><h2 id="glance">{escape(words["title"])}</h2>'
        f"{''.join(parts)}</section>"
    )


def coverage(report: Report) -> str:
    """The table of who was heard about each strand."""
    tables = "".join(table(one) for one in coverage_tables(report))
    nobody = escape(WORDS["coverage"]["nobody"])
    marked = tables.replace(f"<td>{nobody}</td>", f'<td class="nobody">{nobody}</td>')
    return f'<div class="coverage"><h2>{escape(WORDS["coverage"]["title"])}</h2>{marked}</div>'


def _part(title: str, inside: str) -> str:
    return f"<div><h3>{escape(title)}</h3>{inside}</div>"


def _pointed(points: Iterable[Pointed], kind: str) -> str:
    items = "".join(f"<li>{_point(point)}</li>" for point in points)
    return f"<{kind}>{items}</{kind}>"


def _point(point: Pointed) -> str:
    note, link = point_note(point), strand_link(point.code, strand_word(point.code))
    told = f"{escape(note)}; {link}" if note else link
    return f'{value(point.text)} <span class="quiet">({told})</span>'


def _silent(report: Report) -> str:
    if not report.silent:
        return paragraph(WORDS["report"]["silent_none"])
    return bullets((strand_link(one.code, one.heading) for one in report.silent), "short")
