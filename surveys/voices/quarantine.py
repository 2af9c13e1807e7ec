"""Envelopes that would not open at the mix: kept sealed, told to the team, never lost in silence."""

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import NO_HIDDEN_ORDER, RandomKey


class Quarantined(VoicesBase):
    """One envelope that the mixer could not open, and why."""

    __tablename__ = "quarantined"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[RandomKey]
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"))
    why: Mapped[str] = mapped_column(String(80))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
