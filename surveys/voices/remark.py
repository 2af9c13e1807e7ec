"""A remark: free words, redacted, alone."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER, RandomKey


class Remark(VoicesBase):
    """What one person wrote to one question. `group_id` only joins the remarks of one sitting, so that
    people can be counted and no pack quotes a person twice."""

    __tablename__ = "remark"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[RandomKey]
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(80))
    words: Mapped[str] = mapped_column(Text)
    dimension: Mapped[str] = mapped_column(String(80), default="")
    cell: Mapped[str] = mapped_column(String(160), default="")
    group_id: Mapped[str] = mapped_column(String(KEY_LENGTH), index=True)
    redaction_by: Mapped[str] = mapped_column(String(40), default="")  # the person who reviewed it
