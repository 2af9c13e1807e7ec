"""Which remark a person reads next, and why that one."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class NextToRead(VoicesBase):
    """A remark's place in its round's reading order: drawn by lot, or in the turn of a theme."""

    __tablename__ = "next_to_read"
    __table_args__ = (NO_HIDDEN_ORDER,)

    remark_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("remark.id", ondelete="CASCADE"), primary_key=True
    )
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    place: Mapped[int]
    by_lot: Mapped[bool]
    theme: Mapped[str] = mapped_column(String(120))  # whose turn it was; empty when drawn by lot
