"""Which earlier round a question or a theme is compared with: the last one of the same kind that asked it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.evidence import Question, RoundEvidence
from analysis.evidence_store import read_round
from surveys.voices.edition import Edition
from surveys.voices.round import RESULTS, Round

MOST_ROUNDS_BACK = 6  # a pulse turns through its question sets; further back is another time


@dataclass(frozen=True)
class Before:
    """A question as it was asked last time, and in which round."""

    round: RoundEvidence
    question: Question


def earlier_rounds(session: Session, round_id: str) -> list[RoundEvidence]:
    """The rounds before this one that asked the same questionnaire of the same kind of people, newest first.

    An import is compared with the same source only. Rounds without results are no part of it.
    """
    this = session.get_one(Round, round_id)
    questionnaire = session.get_one(Edition, this.edition_id).questionnaire
    query = (
        select(Round.id)
        .join(Edition, Round.edition_id == Edition.id)
        .where(
            Round.kind == this.kind,
            Round.source == this.source,
            Round.state.in_(RESULTS),
            Round.closes_at < this.closes_at,
            Edition.questionnaire == questionnaire,
        )
        .order_by(Round.closes_at.desc(), Round.id)
        .limit(MOST_ROUNDS_BACK)
    )
    return [read_round(session, earlier) for earlier in session.scalars(query).all()]


def last_asked(question_id: str, earlier: Sequence[RoundEvidence]) -> Before | None:
    """The newest of the earlier rounds that asked this question."""
    for evidence in earlier:
        if (question := evidence.question(question_id)) is not None:
            return Before(evidence, question)
    return None


def began_since(codebook: Codebook, theme: str, before: RoundEvidence | None) -> date | None:
    """The day from which a theme may be compared where the earlier round lies before it, else None.

    Nobody listened for a new theme in a round that was themed before it was there: what is found there
    afterwards would look like a change.
    """
    mark = codebook.since(theme)
    return mark if mark and before is not None and before.closed_on < mark else None
