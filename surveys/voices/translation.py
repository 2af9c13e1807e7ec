"""A remark in English beside its own words: by a person, or as it came with an import. Never by a machine."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class Translation(VoicesBase):
    """The translated words, redacted like the remark itself. The remark stays as it was written."""

    __tablename__ = "translation"
    __table_args__ = (NO_HIDDEN_ORDER,)

    remark_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("remark.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(20))  # person, import
    made_by: Mapped[str] = mapped_column(String(80))
    made_on: Mapped[date]
