"""A tally: how many people of one declared cell gave one value to one question."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import NO_HIDDEN_ORDER


class Tally(VoicesBase):
    """A count over a cell of at least k people. `dimension` and `cell` are empty for everybody."""

    __tablename__ = "tally"
    __table_args__ = (NO_HIDDEN_ORDER,)

    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    dimension: Mapped[str] = mapped_column(String(80), primary_key=True, default="")
    cell: Mapped[str] = mapped_column(String(160), primary_key=True, default="")
    value: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int]
    base: Mapped[int]  # people of the cell who answered this question (passes are not answers)
