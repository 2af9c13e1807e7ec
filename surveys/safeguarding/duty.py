"""Who has the duty, and what must be in place before a children's round may open."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class DutyRota(VoicesBase):
    """Duty lead, deputy and named manager, by handle; and when the contact test last passed."""

    __tablename__ = "duty_rota"

    id: Mapped[int] = mapped_column(primary_key=True)
    duty_lead: Mapped[str] = mapped_column(String(40))
    deputy: Mapped[str] = mapped_column(String(40))
    manager: Mapped[str] = mapped_column(String(40))
    contact_test_passed_on: Mapped[date | None]
    list_read_on: Mapped[date | None]


class SignOff(VoicesBase):
    """A recorded yes of somebody who must agree before children are asked."""

    __tablename__ = "sign_off"

    by: Mapped[str] = mapped_column(String(40), primary_key=True)
    # safeguarding_partnership, data_protection_officer, director
    reference: Mapped[str] = mapped_column(String(160))
    signed_on: Mapped[date]
