"""A remark read whole: all themes that one person gave it, perhaps none."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class CodedRemark(VoicesBase):
    """One reading by one person. A later one of the same person outweighs it; nothing is overwritten.

    The model learns from these, the score card compares `suggested` with `themes` where the remark was drawn
    by lot, and agreement compares two people's readings of one remark.
    """

    __tablename__ = "coded_remark"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    remark_id: Mapped[str] = mapped_column(ForeignKey("remark.id", ondelete="CASCADE"), index=True)
    handle: Mapped[str] = mapped_column(String(40))
    themes: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))  # None: taken back, not read
    suggested: Mapped[list[str]] = mapped_column(JSON)  # what the machine suggested before the person decided
    suggested_by: Mapped[str] = mapped_column(String(80))
    by_lot: Mapped[bool]
    second: Mapped[bool]  # read again, without seeing what the first person said
    coded_on: Mapped[date]
