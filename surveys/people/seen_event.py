"""What Slack has already told us, as keyed hashes whose key dies daily. No payload is ever kept."""

from datetime import date

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import NO_HIDDEN_ORDER


class DailyKey(PeopleBase):
    """The day's key. Yesterday's is deleted, and with it the meaning of yesterday's hashes."""

    __tablename__ = "daily_key"

    day: Mapped[date] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))


class SeenEvent(PeopleBase):
    """The keyed hash of one event that was handled."""

    __tablename__ = "seen_event"
    __table_args__ = (NO_HIDDEN_ORDER,)

    event_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
