"""Redaction review and quotes (P11)."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.team.quoting import NotQuotable, approve_quote, review, take_back
from surveys.db.book import Books
from surveys.voices.claim import Claim
from surveys.voices.hint import Hint
from surveys.voices.quote import Quote
from surveys.voices.remark import Remark
from tests.support.staff import build_staff_house

TODAY = date(2026, 3, 17)


@pytest.fixture
def remark_id(sqlite_books: Books, tmp_path: Path) -> str:
    return build_staff_house(sqlite_books, tmp_path).remarks()[0].id


def test_P11_words_that_nobody_reviewed_are_never_quoted(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session, pytest.raises(NotQuotable, match="review_first"):
        approve_quote(session, session.get_one(Remark, remark_id), "ada", TODAY)


def test_a_quote_holds_the_reviewed_words_and_a_claim(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session:
        remark = session.get_one(Remark, remark_id)
        review(session, remark, "[name] listens to me", "ada")
        quote = approve_quote(session, remark, "ada", TODAY)
        assert (quote.words, quote.approved_by) == ("[name] listens to me", "ada")
        assert session.get_one(Claim, quote.claim_id).kind == "quote"


def test_approving_twice_is_one_quote(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session:
        remark = session.get_one(Remark, remark_id)
        review(session, remark, remark.words, "ada")
        assert approve_quote(session, remark, "ada", TODAY) is approve_quote(session, remark, "eve", TODAY)


def test_one_person_is_quoted_once(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session:
        remark = session.get_one(Remark, remark_id)
        other = session.scalars(
            select(Remark).where(Remark.group_id == remark.group_id, Remark.id != remark.id)
        ).first()
        assert other is not None
        for one in (remark, other):
            review(session, one, one.words, "ada")
        approve_quote(session, remark, "ada", TODAY)
        with pytest.raises(NotQuotable, match="already_quoted"):
            approve_quote(session, other, "ada", TODAY)


def test_P11_words_changed_after_the_approval_lose_their_quote(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session:
        remark = session.get_one(Remark, remark_id)
        review(session, remark, remark.words, "ada")
        approve_quote(session, remark, "ada", TODAY)
        review(session, remark, "other words", "ada")
        assert session.scalar(select(Quote)) is None
        assert session.get(Hint, remark_id) is None  # and they are read for themes again


def test_a_quote_can_be_taken_back(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session:
        remark = session.get_one(Remark, remark_id)
        review(session, remark, remark.words, "ada")
        approve_quote(session, remark, "ada", TODAY)
        take_back(session, remark)
        assert session.scalar(select(Quote)) is None


def test_a_review_needs_words(sqlite_books: Books, remark_id: str) -> None:
    with sqlite_books.voices.write() as session, pytest.raises(NotQuotable, match="needs_words"):
        review(session, session.get_one(Remark, remark_id), " \n ", "ada")
