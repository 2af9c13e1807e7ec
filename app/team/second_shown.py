"""A remark by itself, for somebody who must not see what others made of it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from analysis.themes.languages.translations import told_of
from app.team.tongues import Tongue, tongue_of
from surveys.questionnaires.question_words import question_text
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.translation import Translation


@dataclass(frozen=True)
class Alone:
    """The words with their question, and in which language they are; nothing that was said about them."""

    remark: Remark
    question: str
    translation: Translation | None
    tongue: Tongue | None


def remark_alone(session: Session, round_: Round, remark: Remark) -> Alone:
    """The remark without themes, hints and marks."""
    translation = session.get(Translation, remark.id)
    told = told_of(session, [remark.id]).get(remark.id)
    tongue = tongue_of(remark, session.get(Hint, remark.id), told, translation is not None)
    question = question_text(questionnaire_of(session, round_.edition_id), remark.question_id)
    return Alone(remark, question, translation, tongue)
