"""A sitting: one person's pass through a round, as one sealed row of one size."""

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class Sitting(VoicesBase):
    """Draft and envelope. No time, no order, no count of presses: `stamp` is random at each press."""

    __tablename__ = "sitting"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[str] = mapped_column(String(KEY_LENGTH), primary_key=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    stamp: Mapped[str] = mapped_column(String(KEY_LENGTH))
    code_id: Mapped[str] = mapped_column(String(KEY_LENGTH), index=True)
    code_box: Mapped[bytes] = mapped_column(LargeBinary)  # the secret, sealed under the words-code
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
