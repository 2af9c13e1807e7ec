"""Alerts: a concern is its own outbox. The desk shows it at once; an alert only fetches a person to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_step import ConcernStep
from surveys.safeguarding.duty import DutyRota

TRY_AGAIN = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
CLAIM_LASTS = timedelta(minutes=2)  # longer than every route takes to fail
LADDER = ("duty_lead", "deputy", "manager")
NEXT_RUNG = timedelta(hours=1)


@dataclass(frozen=True)
class Alert:
    """Whom to fetch for which concern. Holds no words of anybody.

    `handles` are the people of every rung so far, the newest first: who is escalated past is told again.
    """

    concern_id: str
    level: str
    handles: tuple[str, ...]
    escalation: int


def claim_alerts(session: Session, now: datetime, limit: int = 20) -> list[Alert]:
    """Alerts to send now, claimed for a while, so that two workers don't both send them."""
    rota = session.get(DutyRota, 1)
    ready = or_(Concern.alert_after.is_(None), Concern.alert_after <= now)
    query = (
        select(Concern)
        .where(Concern.alert_state == "waiting", Concern.state == "new", ready)
        .order_by(Concern.due_at, Concern.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    alerts = []
    for concern in session.scalars(query.execution_options(populate_existing=True)):
        concern.alert_after = now + CLAIM_LASTS
        concern.alert_attempts += 1
        alerts.append(Alert(concern.id, concern.level, _rungs(rota, concern.escalation), concern.escalation))
    session.flush()
    return alerts


def alert_sent(session: Session, concern_id: str, escalation: int | None = None) -> None:
    """The alert has left by at least one route. When the concern was escalated meanwhile, the alert of the
    new rung still waits. No exact time stays behind: it would tell when the words came."""
    mine = Concern.escalation == escalation if escalation is not None else Concern.id == concern_id
    session.execute(
        update(Concern)
        .where(Concern.id == concern_id, mine)
        .values(alert_state="sent", alert_after=None)
        .execution_options(synchronize_session="fetch")
    )


def alert_failed(session: Session, concern_id: str, now: datetime) -> None:
    """No route took the alert: try again soon, for ever. The desk shows the concern all the while."""
    concern = session.get(Concern, concern_id, populate_existing=True, with_for_update=True)
    if concern is not None and concern.alert_state == "waiting":
        wait = TRY_AGAIN[min(max(concern.alert_attempts, 1), len(TRY_AGAIN)) - 1]
        concern.alert_after = now + wait
        session.flush()


def escalate_overdue(session: Session, now: datetime) -> list[str]:
    """Nobody read it in time: one rung up the ladder, and a new alert. Returns the concerns' ids."""
    moved = []
    query = select(Concern).where(
        Concern.state == "new", Concern.escalation < len(LADDER) - 1, Concern.due_at <= now
    )
    query = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    for concern in session.scalars(query):
        if now >= concern.due_at + concern.escalation * NEXT_RUNG:
            concern.escalation += 1
            concern.alert_state, concern.alert_after, concern.alert_attempts = "waiting", None, 0
            hour = now.replace(minute=0, second=0, microsecond=0)
            told = f"to the {LADDER[concern.escalation].replace('_', ' ')}"
            session.add(
                ConcernStep(concern_id=concern.id, handle="clock", deed="escalated", reason=told, hour=hour)
            )
            moved.append(concern.id)
    session.flush()
    return moved


def red_overdue(session: Session, now: datetime) -> int:
    """How many red concerns are unread past their clock: new invitations wait while there are any."""
    query = select(func.count()).select_from(Concern)
    query = query.where(Concern.state == "new", Concern.level == "red", Concern.due_at < now)
    return session.scalar(query) or 0


def _rungs(rota: DutyRota | None, escalation: int) -> tuple[str, ...]:
    """The named people from this rung down; an empty rung is passed over."""
    if rota is None:
        return ()
    named = [getattr(rota, post) for post in reversed(LADDER[: escalation + 1])]
    return tuple(dict.fromkeys(handle for handle in named if handle))
