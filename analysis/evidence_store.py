"""Reads the evidence of mixed rounds from the voices book."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.disclosure import Cell, Counted
from analysis.evidence import Question, QuoteFound, RoundEvidence, Said
from analysis.themes.coding.store import current_codings, stance_text
from surveys.questionnaires import Questionnaire
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.tally import Tally


class NoResultsYet(LookupError):
    """There is no round of that id, or it hasn't been mixed."""


def read_round(session: Session, round_id: str) -> RoundEvidence:
    """Everything that figures need of one round. Raises NoResultsYet before its mix."""
    found = session.get(Round, round_id)
    if found is None or found.state not in RESULTS:
        raise NoResultsYet("this round has no results yet")
    questionnaire = questionnaire_of(session, found.edition_id)
    remarks = session.scalars(select(Remark).where(Remark.round_id == round_id)).all()
    said = _said(session, remarks, found.unit)
    return RoundEvidence(
        id=found.id, kind=found.kind, title=found.title, k=found.k, unit=found.unit, source=found.source,
        closed_on=_day(found), asked=found.asked, people=found.people,
        questions=_questions(session, round_id, questionnaire), said=said,
        wrote=frozenset(_speaker(remark, found.unit) for remark in remarks),
        quotes=_quotes(session, round_id, remarks, said), bands=questionnaire.bands,
    )  # fmt: skip


def rounds_between(session: Session, start: date, end: date) -> list[str]:
    """The ids of rounds whose results came in these days, both included, oldest first."""
    found = session.scalars(select(Round).where(Round.state.in_(RESULTS))).all()
    inside = [one for one in found if start <= _day(one) <= end]
    return [one.id for one in sorted(inside, key=lambda one: (one.closes_at, one.title, one.id))]


def _day(found: Round) -> date:
    return found.closes_at.date()


def _speaker(remark: Remark, unit: str) -> str:
    """Whom a remark counts for: the person of one sitting, or in an import the row itself."""
    return remark.group_id if remark.group_id and unit == "people" else remark.id


def _said(session: Session, remarks: Iterable[Remark], unit: str) -> tuple[Said, ...]:
    by_id = {remark.id: remark for remark in remarks}
    standing = current_codings(session, sorted(by_id))
    return tuple(
        Said(_speaker(by_id[remark_id], unit), remark_id, one.theme, stance_text(one.stance), one.confirmed)
        for remark_id, found in standing.items()
        for one in sorted(found, key=lambda one: one.theme)
    )


def _questions(session: Session, round_id: str, questionnaire: Questionnaire) -> tuple[Question, ...]:
    tallies = session.scalars(select(Tally).where(Tally.round_id == round_id)).all()
    cells: dict[str, dict[Cell, Counted]] = {}
    for question_id in {tally.question_id for tally in tallies}:
        cells[question_id] = _cells(tally for tally in tallies if tally.question_id == question_id)
    band = questionnaire.bands[-1]
    return tuple(
        Question(
            question.id, question.text((question.bands or (band,))[-1]), question.strands,
            tuple((o.value, o.label) for o in question.options((question.bands or (band,))[-1])),
            cells[question.id],
        )
        for question in questionnaire.questions
        if question.id in cells and question.values()
    )  # fmt: skip


def _cells(tallies: Iterable[Tally]) -> dict[Cell, Counted]:
    """True counts by cell; passes are left out, they are no answers."""
    counts: dict[Cell, dict[str, int]] = {}
    bases: dict[Cell, int] = {}
    for tally in tallies:
        cell = (tally.dimension, tally.cell)
        bases[cell] = tally.base
        counts.setdefault(cell, {})
        if not tally.value.startswith("pass:"):
            counts[cell][tally.value] = tally.count
    return {cell: Counted(bases[cell], counts[cell]) for cell in sorted(bases)}


def _quotes(
    session: Session, round_id: str, remarks: Iterable[Remark], said: Iterable[Said]
) -> tuple[QuoteFound, ...]:
    by_id = {remark.id: remark for remark in remarks}
    themes: dict[str, list[str]] = {}
    for one in said:
        themes.setdefault(one.remark_id, []).append(one.theme)
    rows = session.scalars(
        select(Quote)
        .join(Remark, Quote.remark_id == Remark.id)
        .where(Remark.round_id == round_id, Quote.approved_by != "")
    )  # fmt: skip
    return tuple(
        QuoteFound(
            quote.words, quote.approved_by, quote.approved_on, quote.claim_id,
            by_id[quote.remark_id].group_id or quote.remark_id, by_id[quote.remark_id].question_id,
            (by_id[quote.remark_id].dimension, by_id[quote.remark_id].cell),
            tuple(themes.get(quote.remark_id, ())),
        )
        for quote in rows
    )  # fmt: skip
