"""A round of children's remarks in the voices book, for what people and machines say about them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from surveys.db.book import Books
from surveys.voices.edition import Edition
from surveys.voices.remark import Remark
from surveys.voices.round import Round

DAY = date(2023, 2, 2)


@pytest.fixture
def remarks(books: Books) -> Iterator[Session]:
    """Remarks a to j of a round "r" of children, all saying "food", and one of staff, "z" of round "s"."""
    with books.voices.read() as session:
        at = datetime(2023, 1, 9, tzinfo=UTC)
        session.add(Edition(id="e", questionnaire="q", frozen="{}"))
        session.flush()
        for key, kind in (("r", "children"), ("s", "staff")):
            session.add(
                Round(
                    id=key, kind=kind, title="R", edition_id="e", invited=False, state="mixed",
                    opens_at=at, closes_at=at, k=10, dimensions=[],
                )
            )  # fmt: skip
        session.flush()
        for key in "abcdefghij":
            session.add(Remark(id=key, round_id="r", question_id="q1", words="food", group_id=f"g{key}"))
        session.add(Remark(id="z", round_id="s", question_id="q1", words="food", group_id="gz"))
        session.flush()
        yield session
