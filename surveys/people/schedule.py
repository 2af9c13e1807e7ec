"""A schedule: which questionnaire goes to which audience, how often, and for how long it stays open."""

from datetime import date, time

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import RandomKey


class Schedule(PeopleBase):
    """A recurring pulse. Its slots are worked out by surveys.rounds.recurrence."""

    __tablename__ = "schedule"

    id: Mapped[RandomKey]
    audience_id: Mapped[str] = mapped_column(ForeignKey("audience.id"))
    questionnaire: Mapped[str] = mapped_column(String(80))
    question_set: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(String(160))
    every_weeks: Mapped[int]
    starts_on: Mapped[date]
    opens_at: Mapped[time]  # local time of the zone below
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/London")
    open_days: Mapped[int]
    channel: Mapped[str] = mapped_column(String(20))  # "slack" or "email"
    paused: Mapped[bool] = mapped_column(default=False)
