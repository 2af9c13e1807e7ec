"""Remarks are read in lots: planned in one pass, claimed by one worker each, taken over when it is gone.

Two sorts: remarks that were never read, or whose words changed (NEW), go before all others, so that they
have their themes within seconds while a million others are read again with what was learned last night.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice

from sqlalchemy import ColumnElement, Select, and_, delete, false, func, or_, select
from sqlalchemy.orm import Session

from analysis.themes.nightly.undone import outdated, rounds_with_unread, undone, unread
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round
from surveys.voices.theming_lot import ThemingLot

NEW = "new"
A_LOT = 1000
CLAIMED_FOR = timedelta(minutes=3)
# So few are planned one by one: between their ids may lie a million that are done.
FEW = 50
AT_ONCE = 5000


@dataclass(frozen=True)
class Progress:
    """How many remarks of all planned lots are read, and how many lots are open still."""

    done: int
    remarks: int
    lots: int


@dataclass(frozen=True)
class Span:
    """A lot to be planned: from one id to another, with so many remarks to read."""

    first: str
    last: str
    remarks: int


@dataclass(frozen=True)
class Plan:
    """Lots of one round, to be read with one mark."""

    round_id: str
    mark: str
    spans: tuple[Span, ...]


def progress(session: Session) -> Progress:
    """Return how far the machine has read."""
    lots = ThemingLot
    done, remarks = session.execute(select(func.sum(lots.themed), func.sum(lots.remarks))).one()
    still = session.scalar(select(func.count()).select_from(lots).where(lots.done.is_(False)))
    return Progress(int(done or 0), int(remarks or 0), still or 0)


def in_other_hands(session: Session, now: datetime) -> int:
    """Return how many open lots are claimed at this time."""
    claimed = select(func.count()).select_from(ThemingLot).where(ThemingLot.done.is_(False))
    return session.scalar(claimed.where(ThemingLot.claimed_until > now)) or 0


def new_plans(session: Session) -> list[Plan]:
    """Return lots for remarks without any hint that stand in no open lot; looks closer only when some do."""
    waiting = rounds_with_unread(session, but=_waiting_in_new_lots(session))
    plans = [Plan(each, NEW, _cut(session, each, unread(each), _taken(session, each))) for each in waiting]
    return [plan for plan in plans if plan.spans]


def plans_to_read_again(session: Session, kind: str, marks: Sequence[str]) -> list[Plan]:
    """Return lots of the rounds of a kind that were not planned for this mark, newest round first.

    A plan without any lot is one too: it says that nothing is to be read again.
    """
    planned = select(ThemingLot.round_id).where(ThemingLot.mark == marks[0])
    rounds = select(Round.id).where(Round.kind == kind, Round.state.in_(RESULTS), Round.id.not_in(planned))
    newest = session.scalars(rounds.order_by(Round.closes_at.desc(), Round.id)).all()
    return [Plan(each, marks[0], _cut(session, each, outdated(each, marks), [])) for each in newest]


def keep_plan(session: Session, plan: Plan) -> bool:
    """Write the lots of a plan, unless another worker was quicker; flush. Lots of older marks go."""
    session.scalar(select(Round.id).where(Round.id == plan.round_id).with_for_update(key_share=True))
    mine = (ThemingLot.round_id == plan.round_id, ThemingLot.mark == plan.mark)
    if plan.mark == NEW:
        session.execute(delete(ThemingLot).where(*mine, ThemingLot.done))
        open_ones = set(session.scalars(select(ThemingLot.first_id).where(*mine)))
    else:
        if session.scalar(select(ThemingLot.id).where(*mine).limit(1)) is not None:
            return False
        other = ThemingLot.mark.not_in((NEW, plan.mark))
        session.execute(delete(ThemingLot).where(ThemingLot.round_id == plan.round_id, other))
        open_ones = set()
    planned = plan.spans or (Span("", "", 0),)  # an empty one is the sign that the round was looked through
    session.add_all(
        ThemingLot(
            round_id=plan.round_id, mark=plan.mark, first_id=span.first, last_id=span.last,
            remarks=span.remarks, themed=0, done=not span.remarks, claimed_by="", claimed_until=None,
        )
        for span in planned
        if span.first not in open_ones
    )  # fmt: skip
    session.flush()
    return True


def claim_lot(session: Session, worker: str, marks: Mapping[str, str], now: datetime) -> ThemingLot | None:
    """Claim an open lot, NEW ones first; None where there is none. `marks` says what each kind is read with.

    A lot whose worker is gone is taken over when its claim has passed. Two workers never hold the same.
    """
    free = or_(ThemingLot.claimed_until.is_(None), ThemingLot.claimed_until <= now)
    mine = or_(false(), *(_of_kind(kind, mark) for kind, mark in marks.items()))
    wanted = select(ThemingLot).where(ThemingLot.done.is_(False), free, mine)
    first = (ThemingLot.mark != NEW, ThemingLot.id)
    query = wanted.order_by(*first).limit(1).with_for_update(skip_locked=True)
    lot = session.scalar(query.execution_options(populate_existing=True))
    if lot is not None:
        lot.claimed_by, lot.claimed_until = worker, now + CLAIMED_FOR
        session.flush()
    return lot


def hold_lot(session: Session, lot_id: int, worker: str, now: datetime) -> ThemingLot | None:
    """Hold the lot for longer; None where it was taken over, is done, or its mark is no longer wanted."""
    wanted = select(ThemingLot).where(ThemingLot.id == lot_id).with_for_update()
    lot = session.scalar(wanted.execution_options(populate_existing=True))
    if lot is None or lot.done or lot.claimed_by != worker:
        return None
    lot.claimed_until = now + CLAIMED_FOR
    return lot


def undone_in(lot: ThemingLot, marks: Sequence[str], after: str) -> Select[str]:
    """Ask for the remarks of a lot beyond an id that have no hint with one of these marks, in order."""
    wanted = undone(lot.round_id, marks).where(Remark.id >= lot.first_id, Remark.id <= lot.last_id)
    return wanted.where(Remark.id > after)


def let_go(session: Session, lot: ThemingLot, done: bool) -> None:
    """End the claim: the lot is done, or the next worker may have it at once."""
    lot.done, lot.claimed_by, lot.claimed_until = done, "", None
    if done:
        lot.themed = lot.remarks
    session.flush()


def _of_kind(kind: str, mark: str) -> ColumnElement[bool]:
    rounds = select(Round.id).where(Round.kind == kind)
    return and_(ThemingLot.mark.in_((NEW, mark)), ThemingLot.round_id.in_(rounds))


def _waiting_in_new_lots(session: Session) -> int:
    wanted = select(func.sum(ThemingLot.remarks - ThemingLot.themed))
    return int(session.scalar(wanted.where(ThemingLot.mark == NEW, ThemingLot.done.is_(False))) or 0)


def _taken(session: Session, round_id: str) -> list[tuple[str, str]]:
    wanted = select(ThemingLot.first_id, ThemingLot.last_id).where(
        ThemingLot.round_id == round_id, ThemingLot.mark == NEW, ThemingLot.done.is_(False)
    )
    return [(first, last) for first, last in session.execute(wanted.order_by(ThemingLot.first_id))]


def _cut(
    session: Session, round_id: str, query: Select[str], taken: Sequence[tuple[str, str]]
) -> tuple[Span, ...]:
    """Cut the remarks that the query finds into lots; some few of a large round are each a lot."""
    ids: Iterator[str] = iter(session.scalars(query.execution_options(yield_per=AT_ONCE)))
    first = list(islice(ids, FEW + 1))
    size = select(func.count()).select_from(Remark).where(Remark.round_id == round_id)
    most = 1 if len(first) <= FEW and (session.scalar(size) or 0) > A_LOT else A_LOT
    return tuple(_spans(chain(first, ids), taken, most))


def _spans(ids: Iterable[str], taken: Sequence[tuple[str, str]], most: int) -> Iterator[Span]:
    """Cut ids, in their order, into lots; what lies in a lot already is left out, none reaches over it."""
    first, last, many, at = "", "", 0, 0
    for one in ids:
        before = at
        while at < len(taken) and taken[at][1] < one:
            at += 1
        inside = at < len(taken) and taken[at][0] <= one
        if many and (inside or at > before or many >= most):
            yield Span(first, last, many)
            many = 0
        if not inside:
            first, last, many = (first if many else one), one, many + 1
    if many:
        yield Span(first, last, many)
