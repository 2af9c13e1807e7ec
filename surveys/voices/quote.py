"""A quote: redacted words of one remark that a person approved for showing."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import RandomKey


class Quote(VoicesBase):
    """Nothing verbatim leaves without one of these."""

    __tablename__ = "quote"

    id: Mapped[RandomKey]
    remark_id: Mapped[str] = mapped_column(ForeignKey("remark.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"))
    approved_by: Mapped[str] = mapped_column(String(40))
    approved_on: Mapped[date]
