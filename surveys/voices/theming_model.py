"""A model that suggests themes: what it learned from, so that it can be made again to the byte."""

from datetime import date

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class ThemingModel(VoicesBase):
    """One learning. The newest of a kind is in use; the model itself is never stored, only its making."""

    __tablename__ = "theming_model"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))  # of round: children, staff, import
    version: Mapped[str] = mapped_column(String(64))
    codebook: Mapped[str] = mapped_column(String(64))
    up_to: Mapped[int]  # the newest reading (coded_remark) that it learned from
    codes: Mapped[int]  # how many coded remarks it learned from
    learned: Mapped[dict[str, dict[str, float]]] = mapped_column(JSON)  # by theme: codes, share, threshold
    seconds: Mapped[float]
    made_on: Mapped[date]
