"""The history of a concern: every step by a person, to the hour."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import UtcTime


class ConcernStep(VoicesBase):
    """Who did what with a concern, and when."""

    __tablename__ = "concern_step"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    concern_id: Mapped[str] = mapped_column(ForeignKey("concern.id"), index=True)
    handle: Mapped[str] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(String(300), default="")
    hour: Mapped[datetime] = mapped_column(UtcTime)
