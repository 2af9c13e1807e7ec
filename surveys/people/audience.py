"""An audience: a named set of people whom rounds ask, with the smallest group that may ever be shown."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import PeopleBase
from surveys.db.types import RandomKey


class Audience(PeopleBase):
    """Staff of a service, or young people on a roster."""

    __tablename__ = "audience"

    id: Mapped[RandomKey]
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(20))  # "children" or "staff"
