"""The outbox: every message that must leave, with its claim, its lease and its key for reconciling."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import RandomKey, UtcTime


class Delivery(PeopleBase):
    """One message to one invited person. `id` is the message's key, so that a lost reply can be found."""

    __tablename__ = "delivery"
    __table_args__ = (UniqueConstraint("invitation_id", "kind"),)

    id: Mapped[RandomKey]
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitation.id"))
    kind: Mapped[str] = mapped_column(String(20))  # invitation, reminder-1, reminder-2
    channel: Mapped[str] = mapped_column(String(20))  # slack, email
    state: Mapped[str] = mapped_column(String(20), default="waiting", index=True)
    # waiting, claimed, uncertain (may have arrived: reconcile first), sent, skipped, failed
    token: Mapped[str] = mapped_column(String(64), default="")  # the link's token until sent, then empty
    not_before: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    claimed_by: Mapped[str] = mapped_column(String(40), default="")
    lease_until: Mapped[datetime | None] = mapped_column(UtcTime)
    attempts: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(String(80), default="")
