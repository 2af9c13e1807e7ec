"""One-time sign-in links."""

from datetime import UTC, datetime, timedelta

import pytest

from app.accounts.links import GOOD_FOR, account_for, is_good, make_sign_in_link, may_ask, use_link
from surveys.db.book import Books
from surveys.people.sign_in_link import SignInLink
from surveys.people.staff_account import StaffAccount

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _ada(books: Books) -> None:
    with books.people.write() as session:
        session.add(StaffAccount(handle="ada", name="Ada", email="Ada@council.example", roles=[]))


def test_a_link_signs_in_once(books: Books) -> None:
    with books.people.write() as session:
        token = make_sign_in_link(session, "ada", NOW)
    with books.people.write() as session:
        assert use_link(session, token, NOW) == "ada"
        assert use_link(session, token, NOW) is None


def test_looking_at_a_link_does_not_use_it_up(books: Books) -> None:
    with books.people.write() as session:
        token = make_sign_in_link(session, "ada", NOW)
        assert is_good(session, token, NOW) and is_good(session, token, NOW)
        assert use_link(session, token, NOW) == "ada"


def test_a_link_dies_with_its_time(books: Books) -> None:
    with books.people.write() as session:
        token = make_sign_in_link(session, "ada", NOW)
        assert not is_good(session, token, NOW + GOOD_FOR)
        assert use_link(session, token, NOW + GOOD_FOR) is None


def test_the_book_holds_no_token(books: Books) -> None:
    with books.people.write() as session:
        token = make_sign_in_link(session, "ada", NOW)
        assert session.get(SignInLink, token) is None


def test_an_account_that_is_off_gets_no_link_and_can_use_none(books: Books) -> None:
    with books.people.write() as session:
        token = make_sign_in_link(session, "ada", NOW)
        session.get_one(StaffAccount, "ada").active = False
        session.flush()
        assert use_link(session, token, NOW) is None
        with pytest.raises(LookupError):
            make_sign_in_link(session, "ada", NOW)


def test_an_address_is_found_whatever_its_letter_case(books: Books) -> None:
    with books.people.read() as session:
        found = account_for(session, " ADA@council.EXAMPLE ")
        assert found is not None and found.handle == "ada"
        assert account_for(session, "eve@council.example") is None


def test_nobody_can_flood_a_letter_box(books: Books) -> None:
    with books.people.write() as session:
        for _ in range(3):
            assert may_ask(session, "ada", NOW)
            make_sign_in_link(session, "ada", NOW)
        assert not may_ask(session, "ada", NOW)
        assert may_ask(session, "ada", NOW + GOOD_FOR + timedelta(seconds=1))
