"""Moods in the voices book: what people's readings teach, and what a remark gets from it. The worker's alone.

People set stances, not moods; decision 0016 says why praise is read as 2, a problem as 4, both together as 3,
and why an idea says nothing. A mood that came with an import counts as it is. A mood is a weak hint beside a
remark on the team's pages: no report, figure or finding reads it.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from analysis.codebook import Stance
from analysis.themes.coding.store import IDS_A_QUERY, Current, current_codings
from analysis.themes.languages.translations import language_said, told_of, translations_of, words_to_read
from analysis.themes.moods.first_moods import FirstMoods, Mood
from analysis.themes.moods.moods import Moods, Read, learn_moods
from analysis.themes.rules.answer import Answer
from surveys.voices.coding import Coding
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of
from surveys.voices.told_remark import ToldRemark

# Learning from so many takes half a minute; more would say hardly more.
MOST_READINGS = 4_000
PRAISED, TORN, PROBLEM = 2, 3, 4

# What was learned last, by a hash of its readings: no words are kept beside it.
_learned: dict[str, FirstMoods | Moods] = {}


def moods_for(session: Session, before: date | None = None) -> FirstMoods | Moods:
    """Return what reads moods best by now; the first guess while people have read fewer than fifty.

    With `before`, only what was decided on earlier days teaches, so that a day's coding doesn't have it learn
    over and over. Learned once from the same readings, for as long as the process runs.
    """
    reads = readings(session, before)
    mark = sha256(repr(reads).encode("utf-8", "surrogatepass")).hexdigest()
    if mark not in _learned:
        _learned.clear()
        _learned[mark] = learn_moods(reads)
    return _learned[mark]


def moods_of(moods: FirstMoods | Moods, answers: Sequence[Answer | None]) -> list[Mood | None]:
    """Return a mood for each answer, in order; None for a remark that nobody may read (None)."""
    known = iter(moods.read([answer for answer in answers if answer is not None and answer.text.strip()]))
    return [next(known) if answer is not None and answer.text.strip() else None for answer in answers]


def mood_by_stances(standing: Sequence[Current]) -> int | None:
    """Return the mood that a remark's confirmed themes speak for; None where no person said a stance."""
    stances = {one.stance for one in standing if one.confirmed} - {Stance.UNKNOWN, Stance.IDEA}
    if not stances:
        return None
    alone = {Stance.PRAISE: PRAISED, Stance.PROBLEM: PROBLEM}
    return alone.get(next(iter(stances)), TORN) if len(stances) == 1 else TORN


def readings(session: Session, before: date | None = None) -> list[Read]:
    """Return what people have said of moods: a told one, else what their stances speak for."""
    told = _told(session)
    decided = [one for one in session.scalars(_decided(before)) if one not in told]
    ids = [*told, *decided][:MOST_READINGS]
    standing = current_codings(session, [one for one in ids if one not in told])
    moods = {one: told.get(one) or mood_by_stances(standing[one]) for one in ids}
    answers = answers_to_read(session, [one for one in ids if moods[one]])
    return [Read(answer, mood) for one, answer in answers.items() if answer and (mood := moods[one])]


def answers_to_read(session: Session, remark_ids: Sequence[str]) -> dict[str, Answer | None]:
    """Return each remark with its question, as it may be read; None where nobody translated it."""
    found: dict[str, Answer | None] = {}
    for start in range(0, len(remark_ids), IDS_A_QUERY):
        part = remark_ids[start : start + IDS_A_QUERY]
        translations, told = translations_of(session, part), told_of(session, part)
        wanted = select(Remark, Round.edition_id).join(Round).where(Remark.id.in_(part)).order_by(Remark.id)
        for remark, edition in session.execute(wanted):
            language = language_said(remark, told.get(remark.id))
            words = words_to_read(remark, translations.get(remark.id), language)
            asked = asked_of(session, edition).get(remark.question_id, "")
            found[remark.id] = None if words is None else Answer(words, asked)
    return found


def asked_of(session: Session, edition_id: str) -> dict[str, str]:
    """Return the questions of an edition by id, as its oldest band read them."""
    asked = questionnaire_of(session, edition_id)
    return {one.id: one.text((one.bands or asked.bands)[-1]) for one in asked.questions}


def _told(session: Session) -> dict[str, int]:
    wanted = select(ToldRemark).where(ToldRemark.mood.is_not(None)).order_by(ToldRemark.remark_id)
    told = session.scalars(wanted.limit(MOST_READINGS))
    return {one.remark_id: one.mood for one in told if one.mood is not None}


def _decided(before: date | None) -> Select[str]:
    """The newest decisions first: where there are too many, the older ones are left out."""
    wanted = select(Coding.remark_id).where(Coding.origin == "person", Coding.stance != "")
    if before is not None:
        wanted = wanted.where(Coding.made_on < before)
    return wanted.group_by(Coding.remark_id).order_by(func.max(Coding.id).desc()).limit(MOST_READINGS)
