"""A concern: words that worry us, sealed to the care key, with its own outbox and its own clock."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER, RandomKey, UtcTime


class Concern(VoicesBase):
    """Something a person must read soon. The row is its own outbox: alerted, read, acting, closed.

    `sealed` holds words, reasons and where they were said. Times are to the hour, but for the alert's.
    """

    __tablename__ = "concern"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[RandomKey]
    round_id: Mapped[str | None] = mapped_column(ForeignKey("round.id"))
    thread: Mapped[str] = mapped_column(
        String(KEY_LENGTH), index=True
    )  # derived from the words-code, for replies
    level: Mapped[str] = mapped_column(String(10))  # red, amber, green
    state: Mapped[str] = mapped_column(String(10), index=True)  # new, read, acting, closed
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    received_hour: Mapped[datetime] = mapped_column(UtcTime)
    due_at: Mapped[datetime] = mapped_column(UtcTime)  # to be read by a person before this
    alert_state: Mapped[str] = mapped_column(
        String(10), default="waiting", index=True
    )  # waiting, claimed, sent
    alert_attempts: Mapped[int] = mapped_column(default=0)
    alert_after: Mapped[datetime | None] = mapped_column(UtcTime)
    escalation: Mapped[int] = mapped_column(default=0)  # 0 duty lead, 1 deputy, 2 named manager
    read_by: Mapped[str] = mapped_column(String(40), default="")
    closing_by: Mapped[str] = mapped_column(String(40), default="")  # red takes two to close
    legal_hold: Mapped[bool] = mapped_column(default=False)
