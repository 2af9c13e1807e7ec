"""What somebody told about a remark beside its words: in which language it is, which mood it has."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class ToldRemark(VoicesBase):
    """As a person or the file of an import says it. It outweighs what the machine takes the words for."""

    __tablename__ = "told_remark"
    __table_args__ = (NO_HIDDEN_ORDER,)

    remark_id: Mapped[str] = mapped_column(
        String(KEY_LENGTH), ForeignKey("remark.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(20))  # of these words, BCP 47; empty: nobody said
    mood: Mapped[int | None]  # 1 very positive … 5 very negative
    told_by: Mapped[str] = mapped_column(String(80))  # a staff handle, or "import"
