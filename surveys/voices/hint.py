"""What a machine notes about a remark beside its themes: weak hints, never a headline, never for safety."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class Hint(VoicesBase):
    """TextBlob's polarity (-1 to 1) and subjectivity (0 to 1), and whether it knew any word at all; the mood
    from 1, very positive, to 5; the language; and with which codebook and model the remark was read."""

    __tablename__ = "hint"
    __table_args__ = (NO_HIDDEN_ORDER,)

    remark_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("remark.id", ondelete="CASCADE"), primary_key=True
    )
    polarity: Mapped[float]
    subjectivity: Mapped[float]
    knows_words: Mapped[bool]
    made_by: Mapped[str] = mapped_column(String(80))
    mood: Mapped[int | None]
    mood_chance: Mapped[float | None]
    mood_by: Mapped[str | None] = mapped_column(String(80))
    language: Mapped[str | None] = mapped_column(String(20))  # BCP 47; "und" unknown, "zxx" no words
    mixed: Mapped[bool | None]  # another script is mixed in
