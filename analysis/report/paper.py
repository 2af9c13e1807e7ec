"""The report's strands and first page as plain words for paper: no folding, no links, one table a strand."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.disclosure import Released
from analysis.report.changes import question_change
from analysis.report.lines import ActionLine, FindingLine, Pointed
from analysis.report.report import Report, Section
from analysis.report.summaries import (
    answers_table,
    asked_by_kind,
    full_findings,
    full_questions,
    headings,
    most_often,
    note_of,
    point_note,
    pointed_findings,
    pointed_questions,
    silent_words,
    strand_word,
)
from analysis.report.wording import WORDS, long_date, say

Lines = list[dict[str, str]]


def plain(value: object) -> str:
    """A value as text that XML may hold: without control characters and lone surrogates."""
    kept = (c for c in str(value) if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(c for c in kept if c not in "\ufffe\uffff")


def at_a_glance(report: Report) -> dict[str, Any]:
    """The first page: its title and its parts, each a title and lines."""
    words, glance = WORDS["glance"], report.glance
    silent = "; ".join(section.heading for section in report.silent)
    asked = [f"{kind}: {told}" for kind, told in asked_by_kind(report)]
    changes = [_point(point) for point in glance.changes]
    if glance.more_changes:
        changes.append(words["changes_more"])
    parts = [
        (words["asked"], asked or [WORDS["report"]["no_rounds"]]),
        (words["findings"], [_point(point) for point in glance.findings] or [words["findings_none"]]),
        (words["changes"], changes or [words["changes_none"]]),
        (words["answered"], _answered(glance.answered)),
        (
            WORDS["report"]["silent"],
            [f"{silent}." if silent else WORDS["report"]["silent_none"]],
        ),
    ]
    return {
        "title": words["title"],
        "parts": [{"title": title, "lines": [plain(line) for line in lines]} for title, lines in parts],
    }


def _answered(sentences: Sequence[Released]) -> list[str]:
    """The loop clock in two lines: what was answered, and what waits."""
    told = [str(sentence) for sentence in sentences]
    return [" ".join(told[:-1]), told[-1]] if len(told) > 2 else told


def _point(point: Pointed) -> str:
    note = point_note(point)
    return f"{point.text} ({f'{note}; ' if note else ''}{strand_word(point.code)})"


def strands_on_paper(report: Report) -> list[dict[str, Any]]:
    """The halves with their strands, then what is linked to none."""
    known = headings(report)
    halves = [
        {"title": plain(half.title), "sections": [_section(one, one.heading, known) for one in half.sections]}
        for half in report.halves
    ]
    loose = {"title": report.unlinked.title, "sections": [_section(report.unlinked, "", known)]}
    return [*halves, loose]


def _section(section: Section, heading: str, known: Mapping[str, str]) -> dict[str, Any]:
    parts = [
        _part("findings", lines=_findings(full_findings(section)), see=_see_findings(section, known)),
        _part("quotes", quotes=[
            {"words": plain(q.words), "by": plain(" · ".join(p for p in (q.attribute, q.round_title) if p))}
            for q in section.quotes
        ]),
        _part("actions", answers=[_answer(action) for action in section.actions]),
        _part("questions", tables=_answers(section), see=_see_questions(section, known)),
    ]  # fmt: skip
    parts = [part for part in parts if any(part[name] for name in part if name != "title")]
    notes = [line for line in (section.note, silent_words(section)) if line]
    return {"heading": plain(heading), "parts": parts, "notes": [plain(note) for note in notes]}


def _part(name: str, **content: Sequence[Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {"lines": [], "tables": [], "quotes": [], "answers": [], "see": []}
    return {"title": WORDS["strand"][name]} | empty | content


def _findings(lines: Iterable[FindingLine]) -> Lines:
    return [{"text": plain(line.text), "note": plain(note_of(line))} for line in lines]


def _see_findings(section: Section, known: Mapping[str, str]) -> list[str]:
    return [
        plain(say("strand", "see_findings", themes=themes) + known.get(code, code) + ".")
        for code, themes in pointed_findings(section)
    ]


def _see_questions(section: Section, known: Mapping[str, str]) -> list[str]:
    changes = [str(change) for figure in full_questions(section) if (change := question_change(figure))]
    told = []
    for figure in pointed_questions(section):
        short = most_often(figure)
        words = say(
            "strand", "see_question" if short else "see_question_hidden",
            question=figure.question, round=figure.round_title, told=short,
        )  # fmt: skip
        told.append(f"{words}{known.get(figure.elsewhere, figure.elsewhere)}.")
    return [plain(line) for line in (*changes, *told)]


def _answers(section: Section) -> list[dict[str, Any]]:
    figures = full_questions(section)
    if not figures:
        return []
    table = answers_table(figures, WORDS["captions"]["answers"])
    return [
        {
            "caption": table.caption, "columns": list(table.columns),
            "rows": [[plain(value) for value in row] for row in table.rows],
        }
    ]  # fmt: skip


def _answer(action: ActionLine) -> dict[str, str]:
    owner = f"{WORDS['columns']['owner']}: {action.owner} · {WORDS['columns']['due']} {long_date(action.due)}"
    return {
        "you_said": plain(action.you_said), "answer": plain(action.answer),
        "kind": WORDS["actions"][action.kind], "owner": plain(owner),
    }  # fmt: skip
