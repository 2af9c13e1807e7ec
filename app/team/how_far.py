"""How far the reading of a round is: how many remarks were read, and how many of those drawn by lot."""

from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.team.undecided import read_by_a_person
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark


@dataclass(frozen=True)
class HowFar:
    """Counts of one round. `drawn` are those drawn by lot, read or not."""

    remarks: int
    read: int
    drawn: int
    drawn_read: int

    @property
    def to_read(self) -> int:
        """How many nobody has read."""
        return self.remarks - self.read


def how_far(session: Session, round_id: str) -> HowFar:
    """Count what was read in a round."""
    remarks = select(func.count()).select_from(Remark).where(Remark.round_id == round_id)
    planned = exists().where(NextToRead.remark_id == Remark.id, NextToRead.by_lot)

    def count(*where: object) -> int:
        return session.scalar(remarks.where(*where)) or 0  # type: ignore[arg-type]

    read = read_by_a_person()
    drawn_read = count(read_by_a_person(by_lot=True))
    return HowFar(count(), count(read), drawn_read + count(planned, ~read), drawn_read)
