"""A snapshot: a report as it was composed, so that it can be shown again as it was."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class Snapshot(VoicesBase):
    """The plain data of one report, named by its own hash."""

    __tablename__ = "snapshot"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    content: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(40))
    made_on: Mapped[date]
