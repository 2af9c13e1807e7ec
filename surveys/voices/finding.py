"""A finding: a sentence about one strand, drafted from evidence and approved by a person."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import RandomKey


class Finding(VoicesBase):
    """What a round says about a strand of a plan. An empty strand means: not linked to the plan."""

    __tablename__ = "finding"

    id: Mapped[RandomKey]
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"), index=True)
    plan: Mapped[str] = mapped_column(String(40))
    strand: Mapped[str] = mapped_column(String(20))
    theme: Mapped[str] = mapped_column(String(120), default="")
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))  # draft, approved, dropped
    written_by: Mapped[str] = mapped_column(String(80))
    made_on: Mapped[date]
    approved_by: Mapped[str] = mapped_column(String(40), default="")
    approved_on: Mapped[date | None]


class Evidence(VoicesBase):
    """A claim that a finding rests on."""

    __tablename__ = "evidence"

    finding_id: Mapped[str] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), primary_key=True)
