"""Which remarks a second person reads, blind, so that it can be said how far two people agree.

Drawn among remarks that were read once, those first that were drawn by lot themselves; the draw goes by a
hash of the remark's random id, so that it is the same for everybody and can be made again.
"""

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.themes.coding.readings import first_readings
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.remark import Remark

# Agreement is told from 30 remarks on (see agreement.py); of many that were read, one in ten.
FEWEST = 30
SHARE = 10

_Reader = tuple[str, bool]


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
    firsts, seconds = _readers(session, round_id)
    twice = {one for one, (by, _) in firsts.items() if one in seconds and seconds[one][0] != by}
    needed = min(len(firsts), max(FEWEST, len(firsts) // SHARE))
    if len(twice) >= needed:
        return SecondLot(len(twice), needed, None)
    left = [
        (not by_lot, _lot(round_id, one), one)
        for one, (by, by_lot) in firsts.items()
        if one not in twice and by != handle
    ]
    return SecondLot(len(twice), needed, min(left)[2] if left else None)


def may_read_second(session: Session, remark: Remark, handle: str) -> bool:
    """Return whether this person may read the remark as the second: somebody else read it first."""
    first = first_readings(session, [remark.id]).get(remark.id)
    return first is not None and first.handle != handle


def _readers(session: Session, round_id: str) -> tuple[dict[str, _Reader], dict[str, _Reader]]:
    """Who read each remark first, and who a second time, where that wasn't taken back; and whether by lot."""
    row = CodedRemark
    wanted = (
        select(row.remark_id, row.second, row.handle, row.by_lot, row.themes.is_(None))
        .join(Remark, Remark.id == row.remark_id)
        .where(Remark.round_id == round_id)
        .order_by(row.number)
    )
    found: tuple[dict[str, _Reader], dict[str, _Reader]] = ({}, {})
    for remark_id, second, handle, by_lot, taken_back in session.execute(wanted):
        found[second].pop(remark_id, None)
        if not taken_back:
            found[second][remark_id] = (handle, by_lot)
    return found


def _lot(round_id: str, remark_id: str) -> str:
    return sha256(f"{round_id} {remark_id}".encode()).hexdigest()
