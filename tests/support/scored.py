"""Remarks drawn by lot and read, in two rounds of children, so that there is something to measure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from surveys.questionnaires import catalogue
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.round import Round, State
from surveys.voices.rounds import keep_edition

LISTENED, SAFE, MOVES, FAMILY = "being-listened-to", "feeling-safe", "placement-moves", "family-time"
SAID = {
    "listened": "My social worker listens to me and asks what I think",
    "safe": "I feel safe where I live",
    "nothing": "Nothing to add this time",
}
READ_ON = date(2026, 9, 12)


@dataclass(frozen=True)
class Lot:
    """So many remarks: their words, what was suggested, and what the first and second person gave."""

    many: int
    words: str
    suggested: tuple[str, ...]
    said: tuple[str, ...]
    second: tuple[str, ...] | None = None


def a_round(session: Session, title: str, closed: date, kind: str = "children", k: int = 10) -> Round:
    """A mixed round in which a hundred people answered."""
    moment = datetime(closed.year, closed.month, closed.day, 12, tzinfo=UTC)
    key = {"children": "how_is_it_going", "staff": "staff_pulse"}[kind]
    made = Round(
        kind=kind, title=title, edition_id=keep_edition(session, catalogue()[key]), invited=False,
        state=State.TRUNCATED, opens_at=moment, closes_at=moment, k=k, dimensions=[], people=100,
        finished=100, mixed_on=closed,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def read_lots(session: Session, made: Round, lots: list[Lot], waiting: int = 0) -> None:
    """Write remarks of a round as drawn by lot and read, and so many more that wait."""
    for place, lot in enumerate(lots):
        for number in range(lot.many):
            remark = _remark(session, made, lot.words, f"{place}-{number}")
            _reads(session, remark, "ada", lot.said, lot.suggested, second=False)
            if lot.second is not None:
                _reads(session, remark, "bo", lot.second, (), second=True)
    for place in range(waiting):
        remark = _remark(session, made, SAID["nothing"], f"w-{place}")
        session.add(NextToRead(remark_id=remark.id, round_id=made.id, place=place, by_lot=True, theme=""))
    session.flush()


def _remark(session: Session, made: Round, words: str, group: str) -> Remark:
    remark = Remark(
        round_id=made.id, question_id="what_would_you_change", words=words, group_id=f"{made.id[:8]}-{group}"
    )
    session.add(remark)
    session.flush()
    return remark


def _reads(
    session: Session,
    remark: Remark,
    handle: str,
    said: tuple[str, ...],
    suggested: tuple[str, ...],
    second: bool,
) -> None:
    session.add(
        CodedRemark(
            remark_id=remark.id, handle=handle, themes=list(said), suggested=list(suggested),
            suggested_by="rules 0123456789abcdef", by_lot=True, second=second, coded_on=READ_ON,
        )
    )  # fmt: skip


def two_rounds(session: Session) -> None:
    """A summer and an autumn of children: one theme trusted, one said more often now, one too rare."""
    summer = a_round(session, "How is it going? Summer", date(2026, 6, 12))
    autumn = a_round(session, "How is it going? Autumn", date(2026, 9, 11))
    both = (LISTENED,)
    read_lots(session, summer, [
        Lot(30, SAID["listened"], both, both),
        Lot(4, SAID["listened"], both, ()),
        Lot(60, SAID["nothing"], (), ()),
    ])  # fmt: skip
    read_lots(session, autumn, [
        Lot(26, SAID["listened"], both, both, both),
        Lot(3, SAID["nothing"], (), both, ()),
        Lot(35, SAID["safe"], (SAFE,), (SAFE,), (SAFE,)),
        Lot(3, SAID["nothing"], (FAMILY,), (MOVES,)),
        Lot(30, SAID["nothing"], (), ()),
    ], waiting=12)  # fmt: skip
