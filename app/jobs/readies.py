"""What the worker reads remarks with: the codebook in use and the model of each kind of round."""

import logging
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.codebook.editions import newest_number
from analysis.themes.moods.first_moods import FirstMoods
from analysis.themes.moods.mood_store import moods_for
from analysis.themes.moods.moods import Moods
from analysis.themes.nightly.lessons import GivenUp, Lesson, keep_model, lesson_in_use, newest_model
from analysis.themes.nightly.ready import Ready, ready_for
from app.library import codebook_from
from app.wiring import House
from surveys.voices.round import Round

log = logging.getLogger(__name__)
_moods: dict[tuple[str, date], FirstMoods | Moods] = {}


@dataclass(frozen=True)
class Readies:
    """What each kind of round is read with, and by which edition of the codebook."""

    edition: int
    by_kind: dict[str, Ready]

    def are_in_use(self, session: Session, kind: str) -> bool:
        """Return whether neither the codebook nor the kind's model was changed since."""
        row = newest_model(session, kind)
        number = row.number if row else 0
        return newest_number(session) == self.edition and self.by_kind[kind].number == number


def readies_of(house: House) -> Readies:
    """Return what remarks are read with now; models are made again outside any unit of work."""
    with house.books.voices.read() as voices:
        edition, codebook = newest_number(voices), codebook_from(voices, house)
        kinds = sorted(voices.scalars(select(Round.kind).distinct()))
        found = [_lesson(voices, codebook, kind) for kind in kinds]
    lessons = [_kept(house, lesson) for lesson in found if lesson is not None]
    moods = _moods_of(house)
    return Readies(edition, {lesson.kind: ready_for(lesson, moods) for lesson in lessons})


def _lesson(session: Session, codebook: Codebook, kind: str) -> Lesson | None:
    try:
        return lesson_in_use(session, codebook, kind)
    except GivenUp:
        log.error("%s remarks wait: another release of Heard reads them; stop one of the two", kind)
        return None


def _kept(house: House, lesson: Lesson) -> Lesson:
    """The lesson with its row in the book; where the codebook changed, it is learned anew first."""
    if not lesson.to_keep:
        return lesson
    begun = perf_counter()
    model = lesson.model()
    with house.books.voices.write() as voices:
        row = keep_model(voices, lesson, model, perf_counter() - begun, house.now().date())
    return replace(lesson, number=row.number)


def _moods_of(house: House) -> FirstMoods | Moods:
    """Learned once a day, from what was decided before it."""
    key = (house.books.voices.url, house.now().date())
    if key not in _moods:
        with house.books.voices.read() as voices:
            learned = moods_for(voices, before=key[1])
        _moods.clear()
        _moods[key] = learned
    return _moods[key]
