"""A round: one asking of one edition, from opening to the mix, and what was declared before it opened."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import RandomKey, UtcTime


class State(StrEnum):
    """Where a round stands. Each step is safe to repeat."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    HELD = "held"  # too few people: sealed still, waits for the next window of its chain
    MIXED = "mixed"
    KEY_GONE = "key_gone"
    TRUNCATED = "truncated"  # the end: nothing is left but tallies and remarks
    DESTROYED = "destroyed"  # too few people and no next window


RESULTS = (State.MIXED, State.KEY_GONE, State.TRUNCATED)


class Round(VoicesBase):
    """One asking. `dimensions` are the cells declared before it opened; nothing else is ever counted."""

    __tablename__ = "round"

    id: Mapped[RandomKey]
    kind: Mapped[str] = mapped_column(String(20))  # children, staff, import
    title: Mapped[str] = mapped_column(String(160))
    edition_id: Mapped[str] = mapped_column(ForeignKey("edition.id"))
    invited: Mapped[bool]
    state: Mapped[str] = mapped_column(String(20), index=True)
    opens_at: Mapped[datetime] = mapped_column(UtcTime)
    closes_at: Mapped[datetime] = mapped_column(UtcTime)
    k: Mapped[int]
    dimensions: Mapped[list[list[str]]] = mapped_column(JSON)  # [["band"], ["setting"], ["band", "setting"]]
    remark_dimension: Mapped[str] = mapped_column(
        String(40), default=""
    )  # the one attribute a remark may carry
    public_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    sealed_size: Mapped[int] = mapped_column(default=0)
    chain: Mapped[str] = mapped_column(String(80), default="")  # windows of one chain share this name
    covered_out_of_hours: Mapped[bool] = mapped_column(default=True)
    # Known after the mix:
    unit: Mapped[str] = mapped_column(String(10), default="people")  # rows, for an import
    asked: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    finished: Mapped[int] = mapped_column(default=0)
    quarantined: Mapped[int] = mapped_column(default=0)
    mixed_on: Mapped[date | None]
    backed_up: Mapped[bool] = mapped_column(default=False)  # a backup holds the mixed result
    source: Mapped[str] = mapped_column(String(160), default="")  # where an import came from
