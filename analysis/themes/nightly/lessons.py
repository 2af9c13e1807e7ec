"""The model in use for a kind of round: made again from people's readings, never stored, known by version.

What stands in the book is only how it was made: the codebook and up to which reading. Every worker that
makes it again gets the same one, to the byte.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.engine.model import Model, train, version_of
from analysis.themes.engine.reading import Coded
from analysis.themes.nightly.taught import taught
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.theming_model import ThemingModel

KINDS = ("children", "staff", "import")
MOST_KEPT = 6

_made: OrderedDict[tuple[str, str, str], Model] = OrderedDict()
_making = threading.Lock()


class GivenUp(Exception):
    """The newest model can't be made here, and the one that can was given up before: two workers of
    different releases. The older one leaves the remarks alone, or both would read them again by turns."""


@dataclass(frozen=True)
class Lesson:
    """What a model of one kind of round learns from, and the version that it will have.

    `number` is the row of the book that says so; None where it has yet to be kept. Nothing learned yet is a
    lesson too: the rules alone, which need no row.
    """

    kind: str
    codebook: Codebook
    up_to: int
    version: str
    number: int | None = None
    coded: tuple[Coded, ...] = ()
    made: Model | None = None

    def model(self) -> Model:
        """Return the model; trained at the first call in this process, which may take seconds."""
        if self.made is not None:
            return self.made
        key = (self.codebook.version, self.kind, self.version)
        with _making:
            if key not in _made:
                _made[key] = train(self.codebook.living, self.coded, self.kind)
            _made.move_to_end(key)
            while len(_made) > MOST_KEPT:
                _made.popitem(last=False)
            return _made[key]

    @property
    def to_keep(self) -> bool:
        """Return whether the book has no row that says how this model was made."""
        return self.number is None and self.up_to > 0


def lesson_in_use(session: Session, codebook: Codebook, kind: str) -> Lesson:
    """Return what the model in use learns from: the newest row's readings, with the codebook in use.

    It is one `to_keep` where the codebook, or a word that people read, changed since. Raises GivenUp.
    """
    row = newest_model(session, kind)
    up_to = row.up_to if row else 0
    if row and row.codebook == codebook.version:
        made = _made.get((codebook.version, kind, row.version))
        if made is not None:
            return Lesson(kind, codebook, up_to, row.version, row.number, made=made)
    lesson = _lesson(session, codebook, kind, up_to)
    if row is None or (row.codebook, row.version) == (codebook.version, lesson.version):
        return replace(lesson, number=row.number if row else None)
    if _was_given_up(session, lesson, row):
        raise GivenUp(kind)
    return lesson


def lesson_tonight(session: Session, codebook: Codebook, kind: str) -> Lesson | None:
    """Return what is to be learned from all readings so far; None where nothing has changed since."""
    row = newest_model(session, kind)
    up_to = _newest_reading(session, kind)
    if up_to == 0:
        return None
    lesson = _lesson(session, codebook, kind, up_to)
    if row and (row.codebook, row.version) == (codebook.version, lesson.version):
        return None
    return lesson


def keep_model(session: Session, lesson: Lesson, model: Model, seconds: float, today: date) -> ThemingModel:
    """Write how the model was made, once, and what it learned by theme; flush. Returns the newest row."""
    row = newest_model(session, lesson.kind)
    same = (lesson.codebook.version, lesson.version, lesson.up_to)
    if row and (row.codebook, row.version, row.up_to) == same:
        return row  # another worker was quicker
    made = ThemingModel(
        kind=lesson.kind, version=lesson.version, codebook=lesson.codebook.version, up_to=lesson.up_to,
        codes=len(lesson.coded), learned=_learned(model), seconds=round(seconds, 2), made_on=today,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def model_for(session: Session, codebook: Codebook, kind: str, today: date) -> Model:
    """Return the model in use, and write its row where it has none yet. Raises GivenUp.

    Training may take seconds: where others wait for the book, take lesson_in_use, model and keep_model apart.
    """
    lesson = lesson_in_use(session, codebook, kind)
    model = lesson.model()
    if lesson.to_keep:
        keep_model(session, lesson, model, 0.0, today)
    return model


def learn(
    session: Session, codebook: Codebook, kind: str, today: date, seconds: Callable[[], float]
) -> ThemingModel | None:
    """Learn from all readings so far and write the row; None where nothing was read since.

    `seconds` is a clock that counts. The model never does worse than the rule: see analysis/themes/engine.
    """
    lesson = lesson_tonight(session, codebook, kind)
    if lesson is None:
        return None
    begun = seconds()
    model = lesson.model()
    return keep_model(session, lesson, model, seconds() - begun, today)


def newest_model(session: Session, kind: str) -> ThemingModel | None:
    """Return how the model in use was made; None before anything was learned."""
    wanted = select(ThemingModel).where(ThemingModel.kind == kind).order_by(ThemingModel.number.desc())
    return session.scalar(wanted.limit(1))


def _lesson(session: Session, codebook: Codebook, kind: str, up_to: int) -> Lesson:
    coded = tuple(taught(session, kind, up_to)) if up_to else ()
    return Lesson(kind, codebook, up_to, version_of(codebook.living, coded), None, coded)


def _was_given_up(session: Session, lesson: Lesson, newest: ThemingModel) -> bool:
    """An older row that says the same as this lesson, though the newest learned from the same readings."""
    wanted = select(ThemingModel.number).where(
        ThemingModel.kind == lesson.kind,
        ThemingModel.codebook == lesson.codebook.version,
        ThemingModel.version == lesson.version,
        ThemingModel.up_to == lesson.up_to,
        ThemingModel.number < newest.number,
    )
    same = newest.codebook == lesson.codebook.version and newest.up_to == lesson.up_to
    return same and session.scalar(wanted.limit(1)) is not None


def _newest_reading(session: Session, kind: str) -> int:
    wanted = select(func.max(CodedRemark.number)).join(Remark, Remark.id == CodedRemark.remark_id)
    of_kind = wanted.join(Round, Round.id == Remark.round_id).where(Round.kind == kind)
    return session.scalar(of_kind.where(CodedRemark.second.is_(False))) or 0


def _learned(model: Model) -> dict[str, dict[str, float]]:
    return {
        each.theme: {
            "codes": float(each.positives),
            "share": round(float(each.share), 4),
            "threshold": round(float(each.threshold), 4),
        }
        for each in model.learned
    }
