"""A translation that a person typed: kept beside the remark, or on the safeguarding desk where it worries."""

from datetime import datetime

from sqlalchemy.orm import Session

from analysis.themes.languages.translations import WordsWorry, audience_heard, translate
from app.team.quoting import move_away
from surveys.questionnaires.question_words import question_text
from surveys.safeguarding.both_tongues import hear_both
from surveys.safeguarding.care_box import CareWords
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concerns import raise_concern
from surveys.safeguarding.desk import step
from surveys.safeguarding.reading_list import add_to_list
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of

CHILDREN = "children"


def keep_translation(
    session: Session, remark_id: str, words: str, handle: str, now: datetime
) -> Concern | None:
    """Keep what a person translated, all in one unit of work; return the concern where it worries.

    Then nothing of it stays among the remarks: both texts are on the desk before anybody presses again. A
    child's translated words that don't worry the machine go onto the reading list, for whoever read the list
    before may not have understood them. Raises UnknownRemark, NotTranslated.
    """
    remark = session.get(Remark, remark_id)
    try:
        translate(session, remark_id, words, "person", handle, now.date())
    except WordsWorry:
        return _move_to_desk(session, session.get_one(Remark, remark_id), words, handle, now)
    assert remark is not None  # translate would have said so
    round_ = session.get_one(Round, remark.round_id)
    if audience_heard(round_) == CHILDREN:
        add_to_list(session, round_.id, _told(session, remark, round_, words), now.date())
    return None


def about(session: Session, remark: Remark, round_: Round) -> dict[str, str]:
    """Where the words were said, as the desk reads it."""
    asked = question_text(questionnaire_of(session, round_.edition_id), remark.question_id)
    here = {name: remark.cell if remark.dimension == name else "" for name in ("setting", "band")}
    return {"round": round_.title, "question": asked, **here}


def _move_to_desk(session: Session, remark: Remark, words: str, handle: str, now: datetime) -> Concern:
    round_ = session.get_one(Round, remark.round_id)
    told = _told(session, remark, round_, words)
    heard = hear_both(remark.words, words, audience_heard(round_))
    concern = raise_concern(session, heard.triage, told, round_.id, "", now)
    step(session, concern, handle, "translated", now)
    move_away(session, remark)
    return concern


def _told(session: Session, remark: Remark, round_: Round, words: str) -> CareWords:
    heard = hear_both(remark.words, words, audience_heard(round_))
    return CareWords(heard.words, about(session, remark, round_))
