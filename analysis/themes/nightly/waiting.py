"""Remarks that wait to be read by the machine, each with everything that is needed to read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from analysis.themes.coding.store import IDS_A_QUERY
from analysis.themes.engine.reading import Asked
from analysis.themes.languages.languages import Language
from analysis.themes.languages.translations import language_said, told_of, translations_of, words_to_read
from surveys.questionnaires.question_words import question_polarity, question_text
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

State = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A remark as it stands, and the words that may be read: its own, its translation's, or None.

    `question` and `polarity` are what it answers and which way that asks; `state` is what people wrote and
    said, as it stood.
    """

    remark_id: str
    words: str
    state: State
    to_read: str | None
    language: Language
    question: str
    polarity: str | None

    @property
    def asked(self) -> Asked:
        """What is read of it; no words at all where none may be read."""
        return Asked(self.to_read or "", self.question)


def waiting_of(session: Session, remark_ids: Iterable[str]) -> list[Waiting]:
    """Return those of the remarks that are there, by their ids in order, ready to be read."""
    ids = sorted(set(remark_ids))
    remarks = [one for part in _parts(ids) for one in session.scalars(_by_id(part))]
    translations, told = translations_of(session, ids), told_of(session, ids)
    editions = _editions(session, {remark.round_id for remark in remarks})
    found = []
    for remark in remarks:
        translation, said = translations.get(remark.id), told.get(remark.id)
        language = language_said(remark, said)
        questionnaire = questionnaire_of(session, editions[remark.round_id])
        text = question_text(questionnaire, remark.question_id)
        polarity = question_polarity(questionnaire, remark.question_id)
        state = _state(remark.words, translation, said)
        words = words_to_read(remark, translation, language)
        found.append(Waiting(remark.id, remark.words, state, words, language, text, polarity))
    return found


def held_states(session: Session, remark_ids: Sequence[str]) -> dict[str, State]:
    """Return the states of remarks as they stand, held until this unit of work ends.

    Those that a person is changing at this moment are left out: nobody is waited for, and nobody can block.
    """
    words: dict[str, str] = {}
    for part in _parts(sorted(remark_ids)):
        wanted = select(Remark.id, Remark.words).where(Remark.id.in_(part)).order_by(Remark.id)
        words |= dict(session.execute(wanted.with_for_update(read=True, skip_locked=True)).all())
    translations, told = translations_of(session, words), told_of(session, words)
    return {one: _state(words[one], translations.get(one), told.get(one)) for one in words}


def _state(words: str, translation: Translation | None, told: ToldRemark | None) -> State:
    return words, translation.words if translation else None, told.language if told else None


def _by_id(ids: Sequence[str]) -> Select[Remark]:
    return select(Remark).where(Remark.id.in_(ids)).order_by(Remark.id)


def _editions(session: Session, rounds: Iterable[str]) -> dict[str, str]:
    wanted = select(Round.id, Round.edition_id).where(Round.id.in_(list(rounds)))
    return dict(session.execute(wanted).all())


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + IDS_A_QUERY] for start in range(0, len(ids), IDS_A_QUERY)]
