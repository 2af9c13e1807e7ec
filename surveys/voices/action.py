"""An action: you said, we did, we are doing, or we can't, because."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import RandomKey


class Action(VoicesBase):
    """An answer to what people said, in words of their own band, with an owner and a date."""

    __tablename__ = "action"

    id: Mapped[RandomKey]
    finding_id: Mapped[str | None] = mapped_column(ForeignKey("finding.id"))
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # did, doing, cannot
    you_said: Mapped[dict[str, str]] = mapped_column(JSON)  # by band
    answer: Mapped[dict[str, str]] = mapped_column(JSON)  # by band
    owner: Mapped[str] = mapped_column(Text)  # the role that answers for it, as readers see it
    due: Mapped[date]
    written_by: Mapped[str] = mapped_column(String(40))
    published_on: Mapped[date | None]
