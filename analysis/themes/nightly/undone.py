"""Which remarks the machine has yet to read: asked so that it stays quick however many are done."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from surveys.voices.hint import Hint
from surveys.voices.remark import Remark


def undone(round_id: str, marks: Sequence[str]) -> Select[str]:
    """Ask for the remarks of a round that have no hint with one of these marks, in the order of their ids."""
    done = select(Hint.remark_id).where(Hint.remark_id == Remark.id, Hint.made_by.in_(marks))
    return select(Remark.id).where(Remark.round_id == round_id, ~done.exists()).order_by(Remark.id)


def unread(round_id: str) -> Select[str]:
    """Ask for the remarks of a round that have no hint at all, in the order of their ids."""
    hint = select(Hint.remark_id).where(Hint.remark_id == Remark.id)
    return select(Remark.id).where(Remark.round_id == round_id, ~hint.exists()).order_by(Remark.id)


def outdated(round_id: str, marks: Sequence[str]) -> Select[str]:
    """Ask for the remarks of a round that were read with something else than these marks name."""
    wanted = select(Remark.id).join(Hint, Hint.remark_id == Remark.id)
    return wanted.where(Remark.round_id == round_id, Hint.made_by.not_in(marks)).order_by(Remark.id)


def how_many_unread(session: Session) -> int:
    """Return how many remarks have no hint, over all rounds: each hint belongs to one remark."""
    remarks = session.scalar(select(func.count()).select_from(Remark)) or 0
    return remarks - (session.scalar(select(func.count()).select_from(Hint)) or 0)


def rounds_with_unread(session: Session, but: int = 0) -> list[str]:
    """Return the rounds that have remarks without a hint, where there are more of those than `but`.

    Every remark is looked at only then.
    """
    if how_many_unread(session) <= but:
        return []
    hint = select(Hint.remark_id).where(Hint.remark_id == Remark.id)
    return list(session.scalars(select(Remark.round_id).where(~hint.exists()).distinct()))
