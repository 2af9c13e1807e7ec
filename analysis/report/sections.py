"""One strand's part of the report: its findings, figures, themes, quotes and answers."""

from collections.abc import Iterable
from dataclasses import replace

from analysis.codebook import Codebook
from analysis.disclosure import QuoteRow, Released, choose_quotes, claim_id, release_change
from analysis.disclosure.change import release_from_here
from analysis.evidence import QuoteFound, RoundEvidence, count_themes
from analysis.findings import strands_of
from analysis.report.finding_lines import finding_lines
from analysis.report.lines import ActionLine, QuestionFigure, QuoteLine, ThemeLine
from analysis.report.pack import Belongs, Pack, RoundInReport, linked
from analysis.report.report import Section
from analysis.report.wording import long_date
from analysis.theme_figures import ThemeFigure, release_theme, theme_definition
from analysis.trends import began_since

MOST_QUOTES = 3  # a strand


def compose_section(code: str, title: str, note: str, belongs: Belongs, pack: Pack) -> Section:
    """Everything of the pack's rounds that belongs to one strand (or to none)."""
    return Section(
        code, title, note,
        findings=tuple(finding_lines(code, belongs, pack)),
        questions=tuple(_questions(code, belongs, pack)),
        themes=tuple(line for one in pack.rounds for line in _themes(one, belongs, pack)),
        quotes=tuple(_quotes(belongs, pack)),
        actions=tuple(_actions(belongs, pack)),
    )  # fmt: skip


def _questions(code: str, belongs: Belongs, pack: Pack) -> Iterable[QuestionFigure]:
    for one in pack.rounds:
        for question in one.evidence.questions:
            if belongs(question.strands):
                yield replace(
                    pack.question(one, question),
                    elsewhere=pack.elsewhere(("question", one.evidence.id, question.id), code),
                    earlier=pack.earlier(one, question.id),
                )


def _themes(one: RoundInReport, belongs: Belongs, pack: Pack) -> list[ThemeLine]:
    """The themes worth listing, most spoken of first by the figures shown."""
    before = one.earlier[0] if one.earlier else None
    evidence, codebook = one.evidence, pack.codebook
    lines = [
        ThemeLine(
            evidence.title, codebook.name_of(theme), figure, _theme_change(one, figure, before, codebook),
            evidence.unit, evidence.kind, pack.earlier(one, f"theme {theme}"),
        )
        for theme, figure in pack.themes(one).items()
        if figure.worth_listing and belongs(strands_of(codebook, theme))
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (-(line.figure.count.value or 0), line.name))


def _theme_change(
    one: RoundInReport, figure: ThemeFigure, before: RoundEvidence | None, codebook: Codebook
) -> Released:
    known = claim_id(one.evidence.id, "figure", theme_definition("change", figure.theme, codebook.version))
    if (mark := began_since(codebook, figure.theme, before)) is not None:
        return release_from_here(long_date(mark), known)
    then = count_themes(before).get(figure.theme) if before else None
    pair = None
    if before is not None and then is not None:
        last = release_theme(then, before, codebook.version, max(one.k, before.k))
        pair = (last.count, last.wrote)
    return release_change((figure.count, figure.wrote), pair, one.k, known, roster_changed=one.roster_changed)


def _quotes(belongs: Belongs, pack: Pack) -> Iterable[QuoteLine]:
    rows, titles = [], {}
    for one in pack.rounds:
        if len(one.evidence.wrote) < one.k:
            continue  # words of so few people point at them, whoever approved them
        for quote in one.evidence.quotes:
            if any(belongs(strands) for strands in _strands_of_quote(quote, pack.codebook)):
                rows.append(_row(quote, one))
                titles[quote.claim_id] = one.evidence.title
    for chosen in choose_quotes(_said_newly(rows, pack), MOST_QUOTES, pack.quoted):
        pack.words.add(_same(str(chosen.words)))
        yield QuoteLine(chosen.words, chosen.attribute, titles[chosen.words.claim_id])


def _said_newly(rows: Iterable[QuoteRow], pack: Pack) -> Iterable[QuoteRow]:
    """Each wording once in a report, the newest round's: two people may write the same words."""
    newest = {_same(row.words): row for row in rows}
    return [row for words, row in newest.items() if words not in pack.words]


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


def _strands_of_quote(quote: QuoteFound, codebook: Codebook) -> list[tuple[str, ...]]:
    return [strands_of(codebook, theme) for theme in quote.themes] or [()]


def _row(quote: QuoteFound, one: RoundInReport) -> QuoteRow:
    # The attribute's cell holds the round's own k people; where k was raised, that may be too few.
    known = bool(quote.attribute[0]) and one.k <= one.evidence.k
    return QuoteRow(
        quote.words, quote.approved_by, quote.approved_on.isoformat(), quote.claim_id, one.evidence.id,
        quote.group_id, (quote.attribute,) if known else (),
    )  # fmt: skip


def _actions(belongs: Belongs, pack: Pack) -> Iterable[ActionLine]:
    for one in pack.rounds:
        for strand, action in one.actions:
            if belongs(linked(strand)):
                yield ActionLine(action.kind, action.you_said, action.answer, action.owner, action.due)
