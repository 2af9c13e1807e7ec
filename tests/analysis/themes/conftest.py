"""A round of children's remarks in the voices book, for what people and machines say about them."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from surveys.db.book import Books
from tests.support.ten_remarks import put_ten_remarks


@pytest.fixture
def remarks(books: Books) -> Iterator[Session]:
    """Remarks a to j of round "r" and z of round "s"."""
    with books.voices.read() as session:
        put_ten_remarks(session)
        yield session
