"""After the mix a words-code still opens the public answers of its round: this says which round."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from surveys.db.base import VoicesBase
from surveys.db.types import KEY_LENGTH, NO_HIDDEN_ORDER


class CodeReader(VoicesBase):
    """A separately derived id of a words-code. It leads to a round, and to nothing that anybody said."""

    __tablename__ = "code_reader"
    __table_args__ = (NO_HIDDEN_ORDER,)

    reader_id: Mapped[str] = mapped_column(String(KEY_LENGTH), primary_key=True)
    round_id: Mapped[str] = mapped_column(ForeignKey("round.id"))
