"""How far suggested themes can be trusted, as it was measured on one day."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class ScoreCard(VoicesBase):
    """One measurement over the remarks of a kind that were drawn by lot and read by a person."""

    __tablename__ = "score_card"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    round_id: Mapped[str] = mapped_column(String(32))  # the newest round in it
    suggested_by: Mapped[str] = mapped_column(String(80))
    codebook: Mapped[str] = mapped_column(String(64))
    remarks: Mapped[int]
    lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON)  # one a theme
    made_on: Mapped[date]
