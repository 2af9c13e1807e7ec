"""Sessions of signed-in staff, on the server: a cookie holds a random token, the book its hash."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import UtcTime


class StaffSession(PeopleBase):
    """One signed-in browser. Ends by signing out, after an idle time, or after a working day."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    handle: Mapped[str] = mapped_column(ForeignKey("staff_account.handle"))
    started_at: Mapped[datetime] = mapped_column(UtcTime)
    seen_at: Mapped[datetime] = mapped_column(UtcTime)
