"""Figures for the board: how many concerns, how fast they were read. Never what they say."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from surveys.safeguarding.concern import Concern
from surveys.safeguarding.concern_step import ConcernStep
from surveys.safeguarding.desk import IN_TIME


@dataclass(frozen=True)
class SafeguardingFigures:
    """Number, median hours to reading, and the share read inside the clocks (None when there are none)."""

    concerns: int
    unread: int
    median_hours_to_read: float | None
    share_inside_clocks: float | None


def safeguarding_figures(session: Session, starts_on: date, ends_on: date) -> SafeguardingFigures:
    """Figures of the concerns received from `starts_on` to `ends_on`, both included.

    The history knows hours only; whether somebody read in time was written down when they did.
    """
    first_read = (
        select(ConcernStep.concern_id, func.min(ConcernStep.hour).label("hour"))
        .where(ConcernStep.deed == "read")
        .group_by(ConcernStep.concern_id)
        .subquery()
    )
    in_time = select(ConcernStep.concern_id).where(ConcernStep.deed == "read", ConcernStep.reason == IN_TIME)
    query = select(Concern.received_hour, first_read.c.hour, Concern.id.in_(in_time)).outerjoin(
        first_read, first_read.c.concern_id == Concern.id
    )
    rows = [row for row in session.execute(query) if starts_on <= row[0].date() <= ends_on]
    took = [(received, read) for received, read, _ in rows if read is not None]
    hours = [(read - received).total_seconds() / 3600 for received, read in took]
    return SafeguardingFigures(
        concerns=len(rows),
        unread=len(rows) - len(took),
        median_hours_to_read=median(hours) if hours else None,
        share_inside_clocks=sum(inside for _, _, inside in rows) / len(rows) if rows else None,
    )
