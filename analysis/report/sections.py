"""One strand's part of the report: its findings, figures, themes, quotes and answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.actions import PublishedAction
from analysis.codebook import Codebook
from analysis.disclosure import (
    QuoteRow,
    Released,
    choose_quotes,
    claim_id,
    release_approved_text,
    release_change,
)
from analysis.evidence import QuoteFound, RoundEvidence, count_themes
from analysis.findings import strands_of
from analysis.report.question_figures import compose_question
from analysis.report.report import ActionLine, QuestionFigure, QuoteLine, Section, ThemeLine
from analysis.theme_figures import ThemeFigure, release_theme, theme_definition

MOST_QUOTES = 3  # a strand

Belongs = Callable[[Sequence[str]], bool]
"""Whether something linked to these strands belongs to a section."""


@dataclass(frozen=True)
class ApprovedFinding:
    """A finding that a person stands for, as the books hold it."""

    id: str
    round_id: str
    strand: str
    text: str
    approved_by: str
    approved_on: date
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoundInReport:
    """A round of the period with what it is compared with and what was made of it."""

    evidence: RoundEvidence
    k: int
    earlier: Sequence[RoundEvidence] = ()
    roster_changed: int | None = None
    findings: Sequence[ApprovedFinding] = ()
    actions: Sequence[tuple[str, PublishedAction]] = ()  # (strand, answer)


@dataclass
class Pack:
    """What holds for a whole report: the codebook, and who has been quoted already."""

    codebook: Codebook
    quoted: set[tuple[str, str]] = field(default_factory=set)


def compose_section(
    code: str, title: str, note: str, belongs: Belongs, rounds: Sequence[RoundInReport], pack: Pack
) -> Section:
    """Everything of these rounds that belongs to one strand (or to none)."""
    return Section(
        code, title, note,
        findings=tuple(_findings(rounds, belongs)),
        questions=tuple(_questions(rounds, belongs)),
        themes=tuple(line for one in rounds for line in _themes(one, belongs, pack.codebook)),
        quotes=tuple(_quotes(rounds, belongs, pack)),
        actions=tuple(_actions(rounds, belongs)),
    )  # fmt: skip


def _findings(rounds: Iterable[RoundInReport], belongs: Belongs) -> Iterable[Released]:
    for one in rounds:
        if len(one.evidence.wrote) < one.k:
            continue  # its sentences hold figures, and what is published outside needs more people
        for found in one.findings:
            if belongs(_linked(found.strand)):
                yield release_approved_text(
                    found.text, found.approved_by, found.approved_on.isoformat(), " ".join(found.claims)
                )


def _linked(strand: str) -> tuple[str, ...]:
    return (strand,) if strand else ()


def _questions(rounds: Iterable[RoundInReport], belongs: Belongs) -> Iterable[QuestionFigure]:
    for one in rounds:
        for question in one.evidence.questions:
            if belongs(question.strands):
                yield compose_question(one.evidence, question, one.k, one.earlier, one.roster_changed)


def _themes(one: RoundInReport, belongs: Belongs, codebook: Codebook) -> list[ThemeLine]:
    """The themes worth listing, most spoken of first by the figures shown."""
    counts = count_themes(one.evidence)
    before = one.earlier[0] if one.earlier else None
    lines = []
    for theme in sorted(counts):
        figure = release_theme(counts[theme], one.evidence, codebook.version, one.k)
        if figure.worth_listing and belongs(strands_of(codebook, theme)):
            change = _theme_change(one, figure, before, codebook)
            lines.append(
                ThemeLine(one.evidence.title, codebook.name_of(theme), figure, change, one.evidence.unit)
            )
    return sorted(lines, key=lambda line: (-(line.figure.count.value or 0), line.name))


def _theme_change(
    one: RoundInReport, figure: ThemeFigure, before: RoundEvidence | None, codebook: Codebook
) -> Released:
    known = claim_id(one.evidence.id, "figure", theme_definition("change", figure.theme, codebook.version))
    then = count_themes(before).get(figure.theme) if before else None
    pair = None
    if before is not None and then is not None:
        last = release_theme(then, before, codebook.version, max(one.k, before.k))
        pair = (last.count, last.wrote)
    return release_change((figure.count, figure.wrote), pair, one.k, known, roster_changed=one.roster_changed)


def _quotes(rounds: Iterable[RoundInReport], belongs: Belongs, pack: Pack) -> Iterable[QuoteLine]:
    rows, titles = [], {}
    for one in rounds:
        if len(one.evidence.wrote) < one.k:
            continue  # words of so few people point at them, whoever approved them
        for quote in one.evidence.quotes:
            if any(belongs(strands) for strands in _strands_of_quote(quote, pack.codebook)):
                rows.append(_row(quote, one))
                titles[quote.claim_id] = one.evidence.title
    for chosen in choose_quotes(rows, MOST_QUOTES, pack.quoted):
        yield QuoteLine(chosen.words, chosen.attribute, titles[chosen.words.claim_id])


def _strands_of_quote(quote: QuoteFound, codebook: Codebook) -> list[tuple[str, ...]]:
    return [strands_of(codebook, theme) for theme in quote.themes] or [()]


def _row(quote: QuoteFound, one: RoundInReport) -> QuoteRow:
    # The attribute's cell holds the round's own k people; where k was raised, that may be too few.
    known = bool(quote.attribute[0]) and one.k <= one.evidence.k
    return QuoteRow(
        quote.words, quote.approved_by, quote.approved_on.isoformat(), quote.claim_id, one.evidence.id,
        quote.group_id, (quote.attribute,) if known else (),
    )  # fmt: skip


def _actions(rounds: Iterable[RoundInReport], belongs: Belongs) -> Iterable[ActionLine]:
    for one in rounds:
        for strand, action in one.actions:
            if belongs(_linked(strand)):
                yield ActionLine(action.kind, action.you_said, action.answer, action.owner, action.due)
