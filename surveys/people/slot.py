"""The slot ledger: one row a schedule and local date, so that no clock can send a pulse twice."""

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import KEY_LENGTH


class Slot(PeopleBase):
    """A due date of a schedule. The key is the date, not the clock: it can't be claimed twice."""

    __tablename__ = "slot"

    schedule_id: Mapped[str] = mapped_column(ForeignKey("schedule.id"), primary_key=True)
    local_date: Mapped[date] = mapped_column(primary_key=True)
    round_id: Mapped[str] = mapped_column(String(KEY_LENGTH), unique=True)
    state: Mapped[str] = mapped_column(String(20))  # due, invited, missed
    roster_changed: Mapped[int | None]  # joined or left since the round before it
