"""The report as accessible HTML: headings in order, a table beside each chart, classes only."""

from html import escape
from itertools import count
from pathlib import Path

from analysis.report.html_glance import at_a_glance, coverage
from analysis.report.html_strand import strand
from analysis.report.markup import bullets, folded, paragraph, table
from analysis.report.report import Report
from analysis.report.summaries import headings
from analysis.report.tables import imports_table, reading_lines, rounds_table, symbols_table
from analysis.report.trust_tables import trust_sentences, trust_tables
from analysis.report.wording import WORDS, long_date, period_words, say

STYLE = Path(__file__).with_name("voice_report.css")


def to_html(report: Report) -> str:
    """The report as a fragment for a page of ours; its first heading is the h1."""
    numbers, known = count(1), headings(report)
    halves = "".join(
        (f"<h3>{escape(half.title)}</h3>" if half.title else "")
        + "".join(strand(section, 4 if half.title else 3, numbers, known) for section in half.sections)
        for half in report.halves
    )
    return "".join(
        [
            '<article class="voice-report">', _head(report), at_a_glance(report), coverage(report),
            f"<h2>{escape(say('report', 'plan', plan=report.plan_title))}</h2>", halves,
            strand(report.unlinked, 2, numbers, known), _rounds(report), _trust(report), _reading(report),
            "</article>",
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


def head_lines(report: Report) -> list[str]:
    """What stands under the title: the council, the period, that it is a draft, the day."""
    lines = [
        report.council, period_words(report.period.start, report.period.end),
        f"{draft_words(report)} · {say('report', 'made_on', day=long_date(report.made_on))}",
    ]  # fmt: skip
    return [line for line in lines if line]


def draft_words(report: Report) -> str:
    """That this is a draft, and for whom."""
    return say("report", "draft", audience=WORDS["audiences"][report.audience])


def _head(report: Report) -> str:
    return f"<h1>{escape(say('report', 'title'))}</h1>" + "".join(map(paragraph, head_lines(report)))


def _rounds(report: Report) -> str:
    heading = f"<h2>{escape(WORDS['report']['asked'])}</h2>"
    parts = [table(rounds_table(report.rounds, WORDS["captions"]["rounds"]))] if report.rounds else []
    if report.imports:
        parts.append(table(imports_table(report.imports, WORDS["report"]["imports"])))
        parts.append(paragraph(WORDS["report"]["imports_note"]))
    return heading + ("".join(parts) or paragraph(WORDS["report"]["no_rounds"]))


def _trust(report: Report) -> str:
    """How far the themes can be trusted: what it means, and the figures on demand."""
    words = WORDS["trust"]
    tables = "".join(table(one) for one in trust_tables(report))
    figures = folded(words["figures"], tables + paragraph(words["ranges"], "quiet")) if tables else ""
    told = bullets(escape(sentence) for sentence in trust_sentences(report))
    return f"<h2>{escape(words['title'])}</h2>{paragraph(words['note'])}{told}{figures}"


def _reading(report: Report) -> str:
    lines = bullets(escape(line) for line in reading_lines(report))
    return f"<h2>{escape(WORDS['report']['reading'])}</h2>{lines}{table(symbols_table(report))}"
