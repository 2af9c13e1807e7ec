"""A lot of remarks to theme: claimed by one worker, done once, taken over when its worker is gone."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, UtcTime


class ThemingLot(VoicesBase):
    """The remarks of a round from `first_id` to `last_id`, to be read with what `mark` names."""

    __tablename__ = "theming_lot"
    __table_args__ = (UniqueConstraint("round_id", "mark", "first_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    mark: Mapped[str] = mapped_column(String(80))  # the codebook and the model
    first_id: Mapped[str] = mapped_column(String(KEY_LENGTH))
    last_id: Mapped[str] = mapped_column(String(KEY_LENGTH))
    remarks: Mapped[int]
    themed: Mapped[int]
    done: Mapped[bool]
    claimed_by: Mapped[str] = mapped_column(String(40))
    claimed_until: Mapped[datetime | None] = mapped_column(UtcTime)
