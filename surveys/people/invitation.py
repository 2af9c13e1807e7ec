"""An invitation: one contact asked in one round, and whether they answered. Never what."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import KEY_LENGTH, RandomKey


class Invitation(PeopleBase):
    """Frozen when the round opens: who is asked, and under which label."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("round_id", "contact_id"),)

    id: Mapped[RandomKey]
    round_id: Mapped[str] = mapped_column(String(KEY_LENGTH), index=True)
    contact_id: Mapped[str] = mapped_column(ForeignKey("contact.id"))
    group_label: Mapped[str] = mapped_column(String(80), default="")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    started: Mapped[int] = mapped_column(default=0)  # sittings begun with it, three at most
    answered: Mapped[bool] = mapped_column(default=False)
