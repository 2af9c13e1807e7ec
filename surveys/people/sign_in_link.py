"""One-time sign-in links: kept as hashes, used once, short-lived."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import UtcTime


class SignInLink(PeopleBase):
    """A link that signs one staff member in, once."""

    __tablename__ = "sign_in_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    handle: Mapped[str] = mapped_column(ForeignKey("staff_account.handle"))
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
