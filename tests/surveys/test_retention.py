"""Retention: what is over goes, a bounded lot at a time, and may be run again after a kill."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from surveys import retention
from surveys.db.book import Books
from surveys.people.audience import Audience
from surveys.people.contact import Contact
from surveys.people.delivery import Delivery
from surveys.people.invitation import Invitation
from surveys.people.sign_in_link import SignInLink
from surveys.people.staff_account import StaffAccount
from surveys.people.staff_session import StaffSession

NOW = datetime(2026, 11, 21, 22, tzinfo=UTC)
LONG_AGO, LATELY = NOW - timedelta(days=365), NOW - timedelta(days=5)


@pytest.fixture
def ada(books: Books) -> Books:
    with books.people.write() as people:
        people.add(StaffAccount(handle="ada", name="Ada", email="a@example.org", roles=[]))
        people.add(Audience(id="a" * 32, name="Everybody", kind="staff"))
        people.flush()
        people.add(Contact(id="c" * 32, audience_id="a" * 32, email="b@example.org"))
    return books


def forget(books: Books) -> int:
    with books.people.write() as people:
        return retention.forget_people(people, NOW)


def count(books: Books, table: type) -> int:
    with books.people.read() as people:
        return people.scalar(select(func.count()).select_from(table)) or 0


def invite(books: Books, number: int, closed: datetime) -> None:
    with books.people.write() as people:
        one = Invitation(
            id=f"{number:032}", round_id=f"{number:032}", contact_id="c" * 32, token_hash=f"{number:064}"
        )
        people.add(one)
        people.flush()
        for kind in ("invitation", "reminder-1"):
            people.add(
                Delivery(
                    invitation_id=one.id, kind=kind, channel="email", not_before=closed, expires_at=closed
                )
            )


def test_who_was_asked_goes_with_its_messages_some_time_after_the_round(ada: Books) -> None:
    invite(ada, 1, LONG_AGO)
    invite(ada, 2, LATELY)
    assert forget(ada) == 1
    assert (count(ada, Invitation), count(ada, Delivery)) == (1, 2)
    assert forget(ada) == 0


def test_links_and_sessions_that_are_over_go(ada: Books) -> None:
    with ada.people.write() as people:
        for number, at in enumerate((LONG_AGO, NOW + timedelta(minutes=5))):
            people.add(SignInLink(token_hash=f"{number:064}", handle="ada", expires_at=at))
            people.add(StaffSession(token_hash=f"{number:064}", handle="ada", started_at=at, seen_at=at))
    assert forget(ada) == 2
    assert (count(ada, SignInLink), count(ada, StaffSession)) == (1, 1)


def test_the_work_of_one_run_is_bounded_and_the_rest_comes_next_time(
    ada: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 3)
    for number in range(7):
        invite(ada, number, LONG_AGO)
    assert [forget(ada) for _ in range(4)] == [3, 3, 1, 0]


def test_O3_a_run_cut_off_in_the_middle_loses_nothing_and_is_run_again(ada: Books) -> None:
    invite(ada, 1, LONG_AGO)
    with pytest.raises(KeyboardInterrupt), ada.people.write() as people:
        retention.forget_people(people, NOW)
        raise KeyboardInterrupt
    assert count(ada, Invitation) == 1
    assert forget(ada) == 1 and count(ada, Delivery) == 0
