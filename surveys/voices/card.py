"""A card: three words that name a door of a round (its band and setting), never a person."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class Card(VoicesBase):
    """Three words on a card or a poster, and in the open link."""

    __tablename__ = "card"

    words: Mapped[str] = mapped_column(String(60), primary_key=True)  # "river-lamp-otter"
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"))
    band: Mapped[str] = mapped_column(String(20))
    setting: Mapped[str] = mapped_column(String(80), default="")
