"""An edition: a questionnaire frozen as it was asked. Every answer cites one."""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class Edition(VoicesBase):
    """The frozen text of a questionnaire, named by its own hash: it can't change under its answers."""

    __tablename__ = "edition"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    questionnaire: Mapped[str] = mapped_column(String(80))
    frozen: Mapped[str] = mapped_column(Text)
