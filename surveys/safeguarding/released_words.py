"""Words of a concern that the duty lead released, redacted: they wait for a later mix to carry them."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import NO_HIDDEN_ORDER, RandomKey


class ReleasedWords(VoicesBase):
    """Redacted words of one person, without their question or round: only of which kind of round."""

    __tablename__ = "released_words"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[RandomKey]
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)
    released_by: Mapped[str] = mapped_column(String(40))
