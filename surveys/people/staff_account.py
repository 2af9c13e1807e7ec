"""A staff account: a handle, an address for one-time links, and roles."""

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase

ROLES = ("team_member", "duty_lead", "deputy", "manager", "board_reader", "administrator")


class StaffAccount(PeopleBase):
    """Somebody who runs or reads the service. The handle is the only word of theirs in the voices book."""

    __tablename__ = "staff_account"

    handle: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254), unique=True)
    roles: Mapped[list[str]] = mapped_column(JSON)
    active: Mapped[bool] = mapped_column(default=True)
