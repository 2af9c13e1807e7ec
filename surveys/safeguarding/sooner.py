"""A person who saw the words says that a concern can't wait: it becomes red, and somebody is told again."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.safeguarding.clocks import due
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.desk import step
from surveys.safeguarding.triage import Level


def sooner(session: Session, concern_id: str, handle: str, why: str, now: datetime) -> bool:
    """Have a concern read within the hour, who says so and why in its history; False where there is none.

    It only ever adds haste: a red one keeps its clock and gets the step, one that is read keeps its state.
    """
    concern = session.scalar(select(Concern).where(Concern.id == concern_id).with_for_update())
    if concern is None:
        return False
    step(session, concern, handle, "raised", now, why)
    if concern.state == "new" and concern.level != Level.RED:
        concern.level, concern.due_at = Level.RED.value, min(concern.due_at, due(Level.RED, now))
        concern.alert_state, concern.alert_after, concern.alert_attempts = "waiting", None, 0
        session.flush()
    return True
