"""Two-way words: a reply to a concern, which only its words-code opens."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, RandomKey


class ConcernReply(VoicesBase):
    """An approved template, sent under the thread that a words-code derives."""

    __tablename__ = "concern_reply"

    id: Mapped[RandomKey]
    thread: Mapped[str] = mapped_column(String(KEY_LENGTH), index=True)
    template: Mapped[str] = mapped_column(String(40))
    sent_by: Mapped[str] = mapped_column(String(40))
    sent_on: Mapped[date]
