"""Addresses that asked us to stop, kept as keyed hashes so that a new list can't bring them back."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase


class OptOut(PeopleBase):
    """One address that must never be asked again, on any channel."""

    __tablename__ = "opt_out"

    address_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
