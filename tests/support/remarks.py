"""Rounds with remarks, written as rows: for tests that start after the mix."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from surveys.questionnaires.questionnaire import Questionnaire
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import keep_edition

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ASKED = "What should we change?"


def round_of_remarks(
    session: Session,
    said: Iterable[tuple[str, str]],
    kind: str = "children",
    round_id: str = "r",
    k: int = 10,
    polarity: str | None = None,
) -> Round:
    """A round with results whose remarks are `said`, each (who, words). Ids are r-0, r-1 and so on.

    `polarity` is which way its one question asks.
    """
    round_ = Round(
        id=round_id,
        kind=kind,
        title=f"Round {round_id}",
        source=f"Round {round_id}" if kind == "import" else "",
        edition_id=keep_edition(session, _questionnaire(polarity)),
        invited=False,
        state="truncated",
        opens_at=AT,
        closes_at=AT,
        k=k,
        dimensions=[],
    )
    session.add(round_)
    session.flush()
    session.add_all(
        Remark(id=f"{round_id}-{place}", round_id=round_id, question_id="q1", words=words, group_id=who)
        for place, (who, words) in enumerate(said)
    )
    session.flush()
    return round_


def _questionnaire(polarity: str | None) -> Questionnaire:
    wording = {"imported": {"en": {"text": ASKED}}}
    asked = {"id": "q1", "kind": "words", "topic": "imported", "wording": wording, "polarity": polarity}
    told = {"key": "imported", "title": "Asked", "audience": "facilitator", "bands": ["imported"]}
    return Questionnaire.model_validate({**told, "questions": [asked]})
