"""Remarks as the team reads them: redacted words, themes with the words that led to them, and a weak hint."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from analysis.codebook import Stance
from analysis.themes.store import Current, current_codings, steps_of
from app.marked import Piece, mark
from app.team.in_use import codebook_in_use
from app.team.undecided import waits_for_a_person
from app.team.words import STANCES, hint_words
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.voices.hint import Hint
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of

A_PAGE = 20


@dataclass(frozen=True)
class ThemeShown:
    """One theme on one remark, with the words that led to it."""

    code: str
    name: str
    definition: str
    confirmed: bool
    stance: str  # "" when nobody knows
    stance_name: str
    by_person: bool
    made_by: str
    cues: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class RemarkShown:
    """One remark with everything that the team decides about it."""

    remark: Remark
    question: str
    pieces: list[Piece]
    themes: list[ThemeShown]
    hint: str
    quote: Quote | None
    decided: bool


@dataclass(frozen=True)
class Page:
    """Some remarks of a round, in an order that says nothing about when they were written."""

    remarks: list[RemarkShown]
    number: int
    last: int
    total: int


def wanted(round_id: str, show: str) -> Select[Remark]:
    """Remarks of a round: "open" (a suggestion waits), "review" (redaction), or all."""
    query = select(Remark).where(Remark.round_id == round_id).order_by(Remark.id)
    if show == "open":
        return query.where(waits_for_a_person())
    if show == "review":
        return query.where(Remark.redaction_by == "")
    return query


def page_of(session: Session, round_: Round, show: str, number: int) -> Page:
    """One page of 20. A number beyond the last page gives the last."""
    query = wanted(round_.id, show)
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    last = max(1, -(-total // A_PAGE))
    number = min(max(1, number), last)
    found = session.scalars(query.limit(A_PAGE).offset((number - 1) * A_PAGE)).all()
    return Page(shown(session, round_, found), number, last, total)


def neighbours(session: Session, remark: Remark, show: str) -> tuple[str | None, str | None]:
    """The ids of the remark before and after this one among those of the same filter."""
    query = wanted(remark.round_id, show).with_only_columns(Remark.id).order_by(None)
    before = session.scalar(query.where(Remark.id < remark.id).order_by(Remark.id.desc()).limit(1))
    after = session.scalar(query.where(Remark.id > remark.id).order_by(Remark.id).limit(1))
    return before, after


def shown(session: Session, round_: Round, remarks: Sequence[Remark]) -> list[RemarkShown]:
    """These remarks with their themes, hints and quotes: as many come out as go in."""
    ids = [remark.id for remark in remarks]
    questionnaire = questionnaire_of(session, round_.edition_id)
    current, steps = current_codings(session, ids), steps_of(session, ids)
    hints = {hint.remark_id: hint for hint in session.scalars(select(Hint).where(Hint.remark_id.in_(ids)))}
    quotes = {
        quote.remark_id: quote for quote in session.scalars(select(Quote).where(Quote.remark_id.in_(ids)))
    }
    lines = []
    for remark in remarks:
        # Without a hint the words were changed and not yet read again: their reasons point elsewhere.
        fresh = remark.id in hints
        themes = [theme_shown(one, fresh) for one in current[remark.id]]
        spans = [span for theme in themes for span in theme.spans]
        decided = any(step.origin == "person" for step in steps[remark.id])
        lines.append(
            RemarkShown(
                remark, question_text(questionnaire, remark.question_id), mark(remark.words, spans), themes,
                hint_words(hints.get(remark.id)), quotes.get(remark.id), decided,
            )
        )  # fmt: skip
    return lines


def theme_shown(current: Current, fresh: bool = True) -> ThemeShown:
    """A theme as it stands, by its name in the codebook."""
    known = codebook_in_use().by_code.get(current.theme)
    stance = "" if current.stance is Stance.UNKNOWN else current.stance.value
    reasons = current.reasons if fresh else ()
    return ThemeShown(
        current.theme, codebook_in_use().name_of(current.theme), known.definition if known else "",
        current.confirmed, stance, STANCES.get(stance, ""), current.origin == "person", current.made_by,
        tuple(dict.fromkeys(cue for _, _, cue in reasons)), tuple((start, end) for start, end, _ in reasons),
    )  # fmt: skip


def turned_down(session: Session, remark_id: str) -> list[str]:
    """Codes of themes that a person turned down on a remark."""
    history = steps_of(session, [remark_id])[remark_id]
    by_people = {step.theme: step.state for step in history if step.origin == "person"}
    return sorted(theme for theme, state in by_people.items() if state == "rejected")


def question_text(questionnaire: Questionnaire, question_id: str) -> str:
    """The question as its oldest band read it; nothing where too few wrote for it to be told."""
    for question in questionnaire.questions:
        if question.id == question_id:
            return question.text((question.bands or questionnaire.bands)[-1])
    return ""
