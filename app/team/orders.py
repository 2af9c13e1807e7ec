"""Which remarks of a round are shown, and in which order: as planned for reading, or the surest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Float, Integer, Select, and_, cast, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from analysis.themes.languages.languages import ENGLISH, NO_WORDS
from app.team.undecided import waits_for_a_person
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

FILTERS = ("open", "review", "languages", "all")
ORDERS = ("plan", "sure")
_AFTER_ALL_PLANNED = 2_000_000_000


@dataclass(frozen=True)
class Wanted:
    """What is asked for: "open" (waits for a person), "review" (redaction), "languages" (not English), "all";
    in the order of the plan or the surest first. `newer` are themes that came later, by code."""

    round_id: str
    show: str
    order: str
    newer: Mapping[str, date]

    @property
    def in_order(self) -> str:
        """The order, where there is more than one to choose from."""
        return self.order if self.show == "open" else ""

    def query(self) -> Select[Remark]:
        """The remarks, in no order."""
        query = select(Remark).where(Remark.round_id == self.round_id)
        if self.show == "open":
            return query.where(waits_for_a_person(self.newer))
        if self.show == "review":
            return query.where(Remark.redaction_by == "")
        return query.where(in_another_language()) if self.show == "languages" else query


def count_of(session: Session, wanted: Wanted) -> int:
    """How many there are."""
    return session.scalar(select(func.count()).select_from(wanted.query().subquery())) or 0


def some_of(session: Session, wanted: Wanted, start: int, many: int) -> Sequence[Remark]:
    """So many of them from that place on, in their order."""
    query = wanted.query().order_by(_rank(wanted), Remark.id)
    return session.scalars(query.limit(many).offset(start)).all()


def neighbours(session: Session, wanted: Wanted, remark: Remark) -> tuple[str | None, str | None]:
    """The ids of the remarks before and after this one, whether or not it still is among those wanted."""
    rank, query = _rank(wanted), wanted.query().with_only_columns(Remark.id)
    own = session.scalar(select(rank).where(Remark.id == remark.id)) or 0
    earlier = or_(rank < own, and_(rank == own, Remark.id < remark.id))
    later = or_(rank > own, and_(rank == own, Remark.id > remark.id))
    before = session.scalar(query.where(earlier).order_by(rank.desc(), Remark.id.desc()).limit(1))
    after = session.scalar(query.where(later).order_by(rank, Remark.id).limit(1))
    return before, after


def in_another_language() -> ColumnElement[bool]:
    """True for a remark that isn't all English, and for one that somebody said so of or translated."""
    other = and_(Hint.language.is_not(None), Hint.language.not_in((ENGLISH, NO_WORDS)))
    return or_(
        exists().where(Hint.remark_id == Remark.id, or_(other, Hint.mixed.is_(True))),
        exists().where(Translation.remark_id == Remark.id),
        exists().where(ToldRemark.remark_id == Remark.id, ToldRemark.language.not_in(("", ENGLISH))),
    )


def _rank(wanted: Wanted) -> ColumnElement[float]:
    """What the order goes by; remarks of one rank are in an order that says nothing about when they came."""
    if wanted.show != "open":
        return cast(literal(0), Float)
    if wanted.order == "sure":
        sure = select(func.max(Coding.score)).where(
            Coding.remark_id == Remark.id, Coding.origin != "person", Coding.state == "suggested"
        )
        return -func.coalesce(sure.scalar_subquery(), 0.0)
    place = select(NextToRead.place).where(NextToRead.remark_id == Remark.id).scalar_subquery()
    return cast(func.coalesce(place, literal(_AFTER_ALL_PLANNED, Integer)), Float)
