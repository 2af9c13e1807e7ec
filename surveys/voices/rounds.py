"""Rounds in the voices book: found by card, read with their edition, listed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.questionnaires.edition import edition_id, freeze, thaw
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.voices.card import Card
from surveys.voices.edition import Edition
from surveys.voices.round import RESULTS, Round, State

_thawed: dict[str, Questionnaire] = {}  # editions never change, so they are read once a process


def keep_edition(session: Session, questionnaire: Questionnaire) -> str:
    """Freeze a questionnaire as it will be asked. Returns the edition's id."""
    frozen = freeze(questionnaire)
    name = edition_id(frozen)
    if session.get(Edition, name) is None:
        session.add(Edition(id=name, questionnaire=questionnaire.key, frozen=frozen))
        session.flush()
    return name


def questionnaire_of(session: Session, edition: str) -> Questionnaire:
    """The questionnaire of an edition, as it was asked. Raises LookupError."""
    if edition not in _thawed:
        row = session.get(Edition, edition)
        if row is None:
            raise LookupError("no such edition")
        _thawed[edition] = thaw(row.frozen)
    return _thawed[edition]


def round_by_card(session: Session, words: str) -> tuple[Round, Card] | None:
    """The round that three words name, and the card with its band and setting. None when there is none."""
    card = session.get(Card, words)
    round_ = session.get(Round, card.round_id) if card else None
    return (round_, card) if round_ and card else None


def is_open(round_: Round, now: datetime) -> bool:
    """True while answers are taken."""
    return round_.state == State.OPEN and round_.opens_at <= now < round_.closes_at


def lock_while_answering(session: Session, round_id: str) -> Round | None:
    """The round, held so that it can't close during this unit of work (on SQLite the writer's lock)."""
    return session.scalar(
        select(Round)
        .where(Round.id == round_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )


def mixed_rounds(session: Session, kind: str | None = None) -> list[Round]:
    """Rounds with results, newest first, of one kind or of all."""
    query = select(Round).where(Round.state.in_(RESULTS)).order_by(Round.closes_at.desc(), Round.id)
    return list(session.scalars(query.where(Round.kind == kind) if kind else query))
