"""The reading list: every free text of a child, sealed to the care key, until a person has read it."""

from datetime import date

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import NO_HIDDEN_ORDER, RandomKey


class ReadingItem(VoicesBase):
    """One sealed text of one size. Each press of a child on a question for words adds one, empty where
    nothing was written: from outside nobody can tell who wrote. Read and empty ones leave the list."""

    __tablename__ = "reading_item"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[RandomKey]
    round_id: Mapped[str | None] = mapped_column(ForeignKey("round.id"))
    day: Mapped[date] = mapped_column(index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
