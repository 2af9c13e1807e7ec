"""The roster of a round: how many people joined or left since the round before, never who."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.people.invitation import Invitation
from surveys.people.slot import Slot

UNKNOWN_CHANGE = 1  # the earlier roster is forgotten: no trend is safer than a wrong one


def note_roster_change(session: Session, slot: Slot) -> None:
    """Write into the slot how many people joined or left since the schedule's slot before it."""
    before = session.scalar(
        select(Slot)
        .where(Slot.schedule_id == slot.schedule_id, Slot.local_date < slot.local_date)
        .where(Slot.state == "invited")
        .order_by(Slot.local_date.desc())
        .limit(1)
    )
    if before is None:
        slot.roster_changed = None
        return
    earlier = _invited(session, before.round_id)
    slot.roster_changed = len(earlier ^ _invited(session, slot.round_id)) if earlier else UNKNOWN_CHANGE


def roster_changes(session: Session) -> dict[str, int]:
    """By round id, how many people joined or left since the round before it."""
    query = select(Slot.round_id, Slot.roster_changed).where(Slot.roster_changed.is_not(None))
    return {round_id: changed for round_id, changed in session.execute(query) if changed is not None}


def _invited(session: Session, round_id: str) -> set[str]:
    return set(session.scalars(select(Invitation.contact_id).where(Invitation.round_id == round_id)))
