"""The care key's public half, in the voices book: what worries us is sealed to it."""

from datetime import date

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class CareKey(VoicesBase):
    """The public half. The private half lives in the key folder, with a recovery copy apart."""

    __tablename__ = "care_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_on: Mapped[date]
