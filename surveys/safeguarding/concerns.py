"""Raising a concern: sealed to the care key, in the same unit of work as the answer it came with."""

from datetime import datetime

from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.safeguarding.care_box import CareWords, care_public, seal_to_care
from surveys.safeguarding.clocks import due
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.triage import Triage

UNKNOWN_THREAD = ""


def raise_concern(
    session: Session, triage: Triage, told: CareWords, round_id: str | None, thread: str, now: datetime
) -> Concern:
    """Put a concern on the duty lead's desk. Its row is its own outbox: an alert follows after the commit.

    `thread` joins the concerns of one sitting for two-way words; empty when there is no sitting.
    Raises ValueError when the triage saw nothing.
    """
    if triage.level is None:
        raise ValueError("a concern needs a reason")
    reasons = [[one.signal, one.label, one.level.value, one.start, one.end] for one in triage.reasons]
    sealed = seal_to_care(care_public(session), CareWords(told.words, {**told.about, "reasons": reasons}))
    concern = Concern(
        id=random_key(),
        round_id=round_id,
        thread=thread or random_key(),
        level=triage.level.value,
        state="new",
        sealed=sealed,
        received_hour=now.replace(minute=0, second=0, microsecond=0),
        due_at=due(triage.level, now),
    )
    session.add(concern)
    session.flush()
    return concern
