"""A claim: the id under which a figure or a quote is shown, everywhere and for ever."""

from datetime import date

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class Claim(VoicesBase):
    """What a figure counts or which remark a quote comes from. The id is the hash of the definition."""

    __tablename__ = "claim"

    id: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # figure, quote
    round_id: Mapped[str] = mapped_column(String(32), index=True)
    definition: Mapped[dict[str, str]] = mapped_column(JSON)
    made_on: Mapped[date]
