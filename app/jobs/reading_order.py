"""Which remarks people read next: planned when the machine has read a round, and again when few are left."""

from dataclasses import dataclass
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.themes.coding.coded import first_readings, plan_reading
from analysis.themes.nightly.lots import NEW
from analysis.themes.nightly.ready import Ready
from analysis.themes.nightly.waiting import Waiting, waiting_of
from app.jobs.readies import readies_of
from app.wiring import House
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.theming_lot import ThemingLot

MANY = 500
FEW = 100
# The machine looks at so many unread remarks, the first by their random ids: a lot, and a second's work.
LOOKED_AT = 1500
AT_ONCE = 5000

# By book and round: the mark with which it was planned last, and what it was told then.
_planned: dict[tuple[str, str], "_State"] = {}


@dataclass(frozen=True)
class _State:
    mark: str
    next: int
    read: int


def plan_orders(house: House) -> int:
    """Plan the reading of each round that needs it; how many were planned. Repeatable, the same from the
    same readings, whichever worker does it."""
    readies = readies_of(house)
    planned = 0
    with house.books.voices.read() as voices:
        rounds = list(voices.scalars(select(Round).where(Round.state.in_(RESULTS)).order_by(Round.id)))
    for round_ in rounds:
        ready = readies.by_kind.get(round_.kind)
        if ready is not None:
            planned += _plan(house, round_, ready)
    return planned


def _plan(house: House, round_: Round, ready: Ready) -> bool:
    key = (house.books.voices.url, round_.id)
    with house.books.voices.read() as voices:
        state = _state(voices, round_, ready)
        before = _planned.get(key)
        enough = before is not None and before.mark == ready.mark and state.next >= FEW
        if before == state or enough or _machine_reads(voices, round_.id):
            return False
        waiting = _unread(voices, round_)
    if before is not None and before.mark == ready.mark and state.next >= len(waiting):
        _planned[key] = state  # whatever is unread is planned: nobody's order is changed under their hands
        return False
    chances = _chances(ready, waiting)
    with house.books.voices.write() as voices:
        planned = plan_reading(voices, round_.id, chances, ready.model.themes, MANY)
    _planned[key] = _State(ready.mark, planned, state.read)
    return planned > 0


def _state(session: Session, round_: Round, ready: Ready) -> _State:
    waiting = select(func.count()).select_from(NextToRead).where(NextToRead.round_id == round_.id)
    read = select(func.max(CodedRemark.number)).join(Remark, Remark.id == CodedRemark.remark_id)
    last = session.scalar(read.where(Remark.round_id == round_.id))
    return _State(ready.mark, session.scalar(waiting) or 0, last or 0)


def _machine_reads(session: Session, round_id: str) -> bool:
    """Whether remarks of the round were never read: their chances are not known yet."""
    wanted = select(ThemingLot.id).where(ThemingLot.round_id == round_id, ThemingLot.mark == NEW)
    return session.scalar(wanted.where(ThemingLot.done.is_(False)).limit(1)) is not None


def _unread(session: Session, round_: Round) -> list[Waiting]:
    read = first_readings(session, round_.kind)
    ids = session.scalars(
        select(Remark.id)
        .where(Remark.round_id == round_.id)
        .order_by(Remark.id)
        .execution_options(yield_per=AT_ONCE)
    )
    return waiting_of(session, list(islice((one for one in ids if one not in read), LOOKED_AT)))


def _chances(ready: Ready, waiting: list[Waiting]) -> dict[str, list[float]]:
    if not waiting:
        return {}
    told = ready.model.tell([each.asked for each in waiting]).chances
    return {each.remark_id: row for each, row in zip(waiting, told.tolist(), strict=True)}
