"""The remarks that were drawn by lot, as they were suggested and as people read them.

An honest sample: a remark that was read in a theme's turn says nothing about how common the theme is. The lot
is the order of the remarks' ids, which are random; the sample of a round is what was read up to the last one
drawn. A remark among them that a theme's turn took first is in it too: left out, the sample would lack just
what the turns were looking for.
"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.themes.coding.readings import first_readings, second_readings
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.round import Round


@dataclass(frozen=True)
class Read:
    """One remark and its first reading: what stood there as suggestions, and what the person said of it."""

    remark_id: str
    round_id: str
    suggested: frozenset[str]
    suggested_by: str
    said: frozenset[str]


@dataclass(frozen=True)
class ReadTwice:
    """One remark that two people read, the second without seeing suggestions or what the first had said."""

    remark_id: str
    suggested: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


def lot_sample(session: Session, kind: str) -> list[Read]:
    """Return the remarks of a kind of round that the lot reached and people read, oldest reading first."""
    asked = select(CodedRemark.remark_id, Remark.round_id).join(Remark).join(Round).where(Round.kind == kind)
    rounds = {row.remark_id: row.round_id for row in session.execute(asked)}
    read = first_readings(session, kind)
    reached: dict[str, str] = {}
    for one in sorted(remark_id for remark_id, reading in read.items() if reading.by_lot):
        reached[rounds[one]] = one
    drawn = [one for one in read.values() if one.remark_id <= reached.get(rounds[one.remark_id], "")]
    return [
        Read(one.remark_id, rounds[one.remark_id], one.suggested, one.suggested_by, one.themes)
        for one in sorted(drawn, key=lambda one: one.number)
    ]


def read_twice(session: Session, kind: str) -> list[ReadTwice]:
    """Return the remarks of a kind of round that two different people read, drawn by lot or not."""
    firsts, seconds = first_readings(session, kind), second_readings(session, kind)
    return [
        ReadTwice(remark_id, first.suggested, first.themes, seconds[remark_id].themes)
        for remark_id, first in firsts.items()
        if remark_id in seconds
    ]


def newest_reading(session: Session, kind: str) -> int:
    """Return the number of the newest reading of a kind of round; 0 where nothing was read."""
    asked = select(func.max(CodedRemark.number)).join(Remark).join(Round).where(Round.kind == kind)
    return session.scalar(asked) or 0


def still_drawn(session: Session, kind: str) -> int:
    """Return how many remarks of a kind of round were drawn by lot and wait to be read."""
    asked = select(func.count()).select_from(NextToRead).join(Round)
    return session.scalar(asked.where(Round.kind == kind, NextToRead.by_lot)) or 0
