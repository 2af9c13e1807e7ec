"""Ten remarks of a round of children and one of staff in the voices book, before anybody has read them."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from surveys.voices.edition import Edition
from surveys.voices.remark import Remark
from surveys.voices.round import Round


def put_ten_remarks(session: Session) -> None:
    """Remarks a to j of round "r" (children), all saying "food", and "z" of round "s" (staff)."""
    at = datetime(2023, 1, 9, tzinfo=UTC)
    session.add(Edition(id="e", questionnaire="q", frozen="{}"))
    session.flush()
    for key, kind in (("r", "children"), ("s", "staff")):
        session.add(
            Round(
                id=key, kind=kind, title="R", edition_id="e", invited=False, state="mixed", opens_at=at,
                closes_at=at, k=10, dimensions=[],
            )
        )  # fmt: skip
    session.flush()
    for key in "abcdefghij":
        session.add(Remark(id=key, round_id="r", question_id="q1", words="food", group_id=f"g{key}"))
    session.add(Remark(id="z", round_id="s", question_id="q1", words="food", group_id="gz"))
    session.flush()
