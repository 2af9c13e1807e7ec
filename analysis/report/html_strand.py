"""One strand of the report as HTML: what was heard, in whose words, what was answered; figures after."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import count

from analysis.report.changes import question_change
from analysis.report.charts import Bar, bar_chart
from analysis.report.lines import ActionLine, FindingLine, QuestionFigure, QuoteLine
from analysis.report.markup import bullets, folded, paragraph, strand_id, strand_link, table, value
from analysis.report.report import Section
from analysis.report.summaries import (
    earlier_findings,
    earlier_questions,
    full_findings,
    full_questions,
    in_short,
    most_often,
    note_of,
    pointed_findings,
    pointed_questions,
    silent_words,
)
from analysis.report.tables import cells_tables, question_table, theme_tables
from analysis.report.wording import WORDS, long_date, say


def strand(section: Section, level: int, numbers: "count[int]", headings: Mapping[str, str]) -> str:
    """A strand under a heading of this level; charts take their numbers from `numbers`."""
    name, words, below = escape(strand_id(section.code)), WORDS["strand"], level + 1
    findings = _findings(full_findings(section)) + _see_findings(section, headings)
    findings += folded(words["earlier"], _findings(earlier_findings(section)))
    parts = [
        ("findings", findings),
        ("quotes", "".join(_quote(quote) for quote in section.quotes)),
        ("actions", "".join(_action(action) for action in section.actions)),
        ("questions", _questions(section, numbers, headings)),
    ]
    silent = silent_words(section)
    return "".join(
        [
            f'<section class="strand" aria-labelledby="{name}">',
            f'<h{level} id="{name}">{escape(section.heading)}</h{level}>',
            paragraph(section.note) if section.note else "",
            paragraph(silent, "silent") if silent else "",
            *(_part(part, below, inside) for part, inside in parts),
            folded(
                words["themes_more"], "".join(table(one) for one in theme_tables(section.themes)),
                unfolded=not section.findings,
            ),
            "</section>",
        ]
    )  # fmt: skip


def _part(name: str, level: int, inside: str) -> str:
    if not inside:
        return ""
    return f'<h{level} class="part">{escape(WORDS["strand"][name])}</h{level}>{inside}'


def _findings(lines: Iterable[FindingLine]) -> str:
    return bullets(
        (f'{value(line.text)} <span class="quiet">{escape(note_of(line))}</span>' for line in lines),
        "findings",
    )


def _see_findings(section: Section, headings: Mapping[str, str]) -> str:
    return "".join(
        f'<p class="quiet">{escape(say("strand", "see_findings", themes=themes))}'
        f"{strand_link(code, headings.get(code, code))}.</p>"
        for code, themes in pointed_findings(section)
    )


def _questions(section: Section, numbers: "count[int]", headings: Mapping[str, str]) -> str:
    figures = "".join(_question(figure, numbers) for figure in full_questions(section))
    pointed = bullets((_see_question(figure, headings) for figure in pointed_questions(section)), "quiet")
    earlier = "".join(_tables(figure) for figure in earlier_questions(section))
    inside = f'<div class="questions">{figures}</div>' if figures else ""
    return inside + pointed + folded(WORDS["strand"]["earlier"], earlier)


def _see_question(figure: QuestionFigure, headings: Mapping[str, str]) -> str:
    told = most_often(figure)
    words = say(
        "strand", "see_question" if told else "see_question_hidden",
        question=figure.question, round=figure.round_title, told=told,
    )  # fmt: skip
    return escape(words) + strand_link(figure.elsewhere, headings.get(figure.elsewhere, "")) + "."


def _question(figure: QuestionFigure, numbers: "count[int]") -> str:
    bars = [Bar(line.label, line.share) for line in figure.lines]
    chart = bar_chart(f"chart-{next(numbers)}", figure.question, in_short(figure), bars)
    head = say(
        "captions", "question",
        question=figure.question, round=figure.round_title, answered=str(figure.answered),
    )  # fmt: skip
    told = question_change(figure, "question_change_short")
    changes = paragraph(told, "change") if told else ""
    summary = WORDS["strand"]["numbers" if figure.cells else "numbers_plain"]
    tables = folded(summary, _tables(figure), unfolded=not chart)
    return (
        f'<figure class="question"><figcaption>{escape(head)}</figcaption>{chart}{changes}{tables}</figure>'
    )


def _tables(figure: QuestionFigure) -> str:
    return "".join(table(one) for one in (question_table(figure), *cells_tables(figure)))


def _quote(quote: QuoteLine) -> str:
    said_by = " · ".join(part for part in (quote.attribute, quote.round_title) if part)
    return (
        f'<figure class="quote"><blockquote>{paragraph(quote.words)}</blockquote>'
        f"<figcaption>{escape(said_by)}</figcaption></figure>"
    )


def _action(action: ActionLine) -> str:
    owner = f"{WORDS['columns']['owner']}: {action.owner} · {WORDS['columns']['due']} {long_date(action.due)}"
    return (
        f'<div class="answer"><p class="you-said">“{value(action.you_said)}”</p>'
        f"<p><strong>{escape(WORDS['actions'][action.kind])}</strong>: {value(action.answer)}</p>"
        f'<p class="owner">{escape(owner)}</p></div>'
    )
