"""TextBlob's sentiment of a remark: a weak hint, never a headline, never for safety."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class Hint(VoicesBase):
    """Polarity from -1 to 1 and subjectivity from 0 to 1, and whether any word was known at all."""

    __tablename__ = "hint"
    __table_args__ = (NO_HIDDEN_ORDER,)

    remark_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("remark.id", ondelete="CASCADE"), primary_key=True
    )
    polarity: Mapped[float]
    subjectivity: Mapped[float]
    knows_words: Mapped[bool]
    made_by: Mapped[str] = mapped_column(String(80))
