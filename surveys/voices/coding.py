"""A coding: a theme put on a remark, by a rule or by a person. Nothing is overwritten."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase

# What a machine put on by itself, and may withdraw when it reads the remark again.
BY_MACHINE = ("rules", "model")


class Coding(VoicesBase):
    """One step in the history of one theme on one remark. The newest step of a person outweighs any rule."""

    __tablename__ = "coding"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    remark_id: Mapped[str] = mapped_column(ForeignKey("remark.id", ondelete="CASCADE"), index=True)
    theme: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(20))  # suggested, accepted, rejected, added
    stance: Mapped[str] = mapped_column(String(20), default="")  # praise, problem, idea, mixed
    origin: Mapped[str] = mapped_column(String(20))  # rules, model, person; group, where people merged one
    made_by: Mapped[str] = mapped_column(String(80))  # a staff handle, or rules and their hash
    codebook: Mapped[str] = mapped_column(String(64))
    score: Mapped[float] = mapped_column(default=0.0)
    reasons: Mapped[list[list[int | str]]] = mapped_column(
        JSON
    )  # [start, end, cue]: the words that led to it
    made_on: Mapped[date]
