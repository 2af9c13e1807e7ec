"""The codebook as it was kept, edition after edition, and which themes were merged into which."""

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase


class CodebookEdition(VoicesBase):
    """One kept state of the codebook, whole. The newest is in use; none is ever changed or removed."""

    __tablename__ = "codebook_edition"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    version: Mapped[str] = mapped_column(String(64), index=True)
    text: Mapped[str] = mapped_column(Text)
    deed: Mapped[str] = mapped_column(String(400))  # what was done, in one sentence
    made_by: Mapped[str] = mapped_column(String(80))
    made_on: Mapped[date]


class MergedTheme(VoicesBase):
    """By the codebook in use: codings of `code` are read as `into`. The codings themselves stay as they are,
    so that a merge can be undone."""

    __tablename__ = "merged_theme"

    code: Mapped[str] = mapped_column(String(120), primary_key=True)
    into: Mapped[str] = mapped_column(String(120))
