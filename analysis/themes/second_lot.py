"""Which remarks a second person reads, blind, so that it can be said how far two people agree.

Drawn among remarks that were read once, those first that were drawn by lot themselves; the draw goes by a
hash of the remark's random id, so that it is the same for everybody and can be made again.
"""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.themes.readings import Reading, first_readings, second_readings
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.remark import Remark

# Agreement is told from 30 remarks on (see agreement.py); of many that were read, one in ten.
FEWEST = 30
SHARE = 10


@dataclass(frozen=True)
class SecondLot:
    """How many remarks of a round were read twice, how many should be, and which one this person reads."""

    twice: int
    needed: int
    next_id: str | None

    @property
    def enough(self) -> bool:
        """True once as many were read twice as agreement needs."""
        return self.twice >= self.needed


def second_lot(session: Session, round_id: str, handle: str) -> SecondLot:
    """Return how the second reading of a round stands for this person: never their own first readings."""
    firsts, seconds = _readings(session, round_id)
    needed = min(len(firsts), max(FEWEST, len(firsts) // SHARE))
    twice = len(set(firsts) & set(seconds))
    left = [one for one in firsts.values() if one.remark_id not in seconds and one.handle != handle]
    drawn = min(left, key=lambda one: _draw(round_id, one), default=None)
    return SecondLot(twice, needed, drawn.remark_id if drawn and twice < needed else None)


def may_read_second(session: Session, remark: Remark, handle: str) -> bool:
    """Return whether this person may read the remark as the second: somebody else read it first."""
    first = first_readings(session, [remark.id]).get(remark.id)
    return first is not None and first.handle != handle


def _readings(session: Session, round_id: str) -> tuple[dict[str, Reading], dict[str, Reading]]:
    wanted = select(CodedRemark.remark_id).join(Remark, Remark.id == CodedRemark.remark_id)
    ids = list(session.scalars(wanted.where(Remark.round_id == round_id).distinct()))
    return first_readings(session, ids), second_readings(session, ids)


def _draw(round_id: str, reading: Reading) -> tuple[bool, str]:
    lot = sha256(f"{round_id} {reading.remark_id}".encode()).hexdigest()
    return (not reading.by_lot, lot)
