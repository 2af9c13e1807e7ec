"""The report as accessible HTML: headings in order, a table beside each chart, classes only."""

from collections.abc import Iterable
from html import escape
from itertools import count
from pathlib import Path

from analysis.disclosure import Released
from analysis.report.charts import Bar, bar_chart
from analysis.report.report import ActionLine, QuestionFigure, QuoteLine, Report, Section
from analysis.report.tables import (
    Table,
    Value,
    cells_tables,
    imports_table,
    question_table,
    reading_lines,
    rounds_table,
    symbols_table,
    theme_tables,
)
from analysis.report.wording import WORDS, long_date, say

STYLE = Path(__file__).with_name("voice_report.css")


def to_html(report: Report) -> str:
    """The report as a fragment for a page of ours; its first heading is the h1."""
    numbers = count(1)
    return "".join(
        [
            '<article class="voice-report">', _head(report), _rounds(report),
            f'<h2>{escape(say("report", "plan", plan=report.plan_title))}</h2>',
            *(_half(half.title, half.sections, numbers) for half in report.halves),
            _section(report.unlinked, "h2", numbers), _silent(report), _reading(report), "</article>",
        ]
    )  # fmt: skip


def page(report: Report) -> str:
    """The report as a page that stands alone, for a file."""
    title = escape(f"{say('report', 'title')} {long_date(report.period.end)}")
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE.read_text('utf-8')}</style></head><body><main>{to_html(report)}</main></body></html>\n"
    )


def _head(report: Report) -> str:
    period = {"start": long_date(report.period.start), "end": long_date(report.period.end)}
    lines = [
        report.council, say("report", "subtitle", **period),
        say("report", "audience", audience=WORDS["audiences"][report.audience]),
        say("report", "made_on", day=long_date(report.made_on)),
    ]  # fmt: skip
    return f"<h1>{escape(say('report', 'title'))}</h1>" + "".join(_p(line) for line in lines if line)


def _rounds(report: Report) -> str:
    heading = f"<h2>{escape(WORDS['report']['asked'])}</h2>"
    parts = [_table(rounds_table(report.rounds, WORDS["captions"]["rounds"]))] if report.rounds else []
    if report.imports:
        parts.append(_table(imports_table(report.imports, WORDS["report"]["imports"])))
        parts.append(_p(WORDS["report"]["imports_note"]))
    return heading + ("".join(parts) or _p(WORDS["report"]["no_rounds"]))


def _half(title: str, sections: Iterable[Section], numbers: "count[int]") -> str:
    level = "h4" if title else "h3"
    heading = f"<h3>{escape(title)}</h3>" if title else ""
    return heading + "".join(_section(section, level, numbers) for section in sections)


def _section(section: Section, level: str, numbers: "count[int]") -> str:
    below = f"h{int(level[1]) + 1}"
    name = f"strand-{section.code or 'none'}"
    parts = [
        f'<section class="strand" aria-labelledby="{escape(name)}">',
        f'<{level} id="{escape(name)}">{escape(section.heading)}</{level}>',
        _p(section.note) if section.note else "",
    ]
    if section.silent and not section.questions:
        parts.append(f'<p class="silent">{escape(WORDS["strand"]["silent"])}</p>')
    parts.append(_part("findings", below, "".join(_p(finding) for finding in section.findings)))
    parts.append(_part("questions", below, "".join(_question(q, numbers) for q in section.questions)))
    parts.append(_part("themes", below, "".join(_table(table) for table in theme_tables(section))))
    parts.append(_part("quotes", below, "".join(_quote(quote) for quote in section.quotes)))
    parts.append(_part("actions", below, "".join(_action(action) for action in section.actions)))
    return "".join(parts) + "</section>"


def _part(name: str, level: str, inside: str) -> str:
    if not inside:
        return ""
    return f'<{level} class="part">{escape(WORDS["strand"][name])}</{level}>{inside}'


def _question(figure: QuestionFigure, numbers: "count[int]") -> str:
    bars = [Bar(line.label, line.share) for line in figure.lines]
    chart = bar_chart(f"chart-{next(numbers)}", figure.question, WORDS["captions"]["chart"], bars)
    tables = "".join(_table(table) for table in (question_table(figure), *cells_tables(figure)))
    return f'<figure class="question">{chart}{tables}</figure>'


def _quote(quote: QuoteLine) -> str:
    said_by = " · ".join(part for part in (quote.attribute, quote.round_title) if part)
    return (
        f'<figure class="quote"><blockquote>{_p(quote.words)}</blockquote>'
        f"<figcaption>{escape(said_by)}</figcaption></figure>"
    )


def _action(action: ActionLine) -> str:
    owner = f"{WORDS['columns']['owner']}: {action.owner} · {WORDS['columns']['due']} {long_date(action.due)}"
    return (
        f'<div class="answer"><p class="you-said">“{_value(action.you_said)}”</p>'
        f"<p><strong>{escape(WORDS['actions'][action.kind])}</strong>: {_value(action.answer)}</p>"
        f'<p class="owner">{escape(owner)}</p></div>'
    )


def _silent(report: Report) -> str:
    words = WORDS["report"]
    names = "".join(f"<li>{escape(section.heading)}</li>" for section in report.silent)
    body = f"{_p(words['silent_note'])}<ul>{names}</ul>" if names else _p(words["silent_none"])
    return f"<h2>{escape(words['silent'])}</h2>{body}"


def _reading(report: Report) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in reading_lines(report))
    return f"<h2>{escape(WORDS['report']['reading'])}</h2><ul>{lines}</ul>{_table(symbols_table(report))}"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    body = "".join(
        f'<tr><th scope="row">{_value(row[0])}</th>'
        + "".join(f"<td>{_value(value)}</td>" for value in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="table-wide" role="group" tabindex="0" aria-label="{escape(table.caption)}"><table>'
        f"<caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        "</table></div>"
    )


def _p(text: Value) -> str:
    return f"<p>{_value(text)}</p>"


def _value(value: Value) -> str:
    return value.__html__() if isinstance(value, Released) else escape(value)
