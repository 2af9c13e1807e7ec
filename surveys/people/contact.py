"""A contact: somebody we may ask, how to reach them, and the one group label they carry."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import RandomKey


class Contact(PeopleBase):
    """One person of one audience. Never joined to anything they say."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("audience_id", "slack_user", name="uq_contact_slack_user"),
        UniqueConstraint("audience_id", "email", name="uq_contact_email"),
    )

    id: Mapped[RandomKey]
    audience_id: Mapped[str] = mapped_column(ForeignKey("audience.id"))
    name: Mapped[str] = mapped_column(String(120), default="")
    slack_user: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    group_label: Mapped[str] = mapped_column(String(80), default="")
    opted_out_on: Mapped[date | None]
    left_on: Mapped[date | None]
