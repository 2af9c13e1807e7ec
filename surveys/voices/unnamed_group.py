"""What people also say: remarks that no theme explains, in groups that a person names, merges or drops."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER, RandomKey


class UnnamedGroup(VoicesBase):
    """A group as it was offered, and what a person decided about it."""

    __tablename__ = "unnamed_group"
    __table_args__ = (NO_HIDDEN_ORDER,)

    id: Mapped[RandomKey]
    kind: Mapped[str] = mapped_column(String(20), index=True)
    key_phrases: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(20))  # open, named, merged, dropped
    theme: Mapped[str] = mapped_column(String(120))  # the theme it became or joined
    decided_by: Mapped[str] = mapped_column(String(40))
    decided_on: Mapped[date | None]
    made_on: Mapped[date]


class UnnamedMember(VoicesBase):
    """A remark of a group; `nearness` counts from 1, the nearest to the group's middle."""

    __tablename__ = "unnamed_member"
    __table_args__ = (NO_HIDDEN_ORDER,)

    group_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("unnamed_group.id", ondelete="CASCADE"), primary_key=True
    )
    remark_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("remark.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    nearness: Mapped[int]
