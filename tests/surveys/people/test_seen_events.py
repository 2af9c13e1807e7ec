"""Seen events: handled once, kept as hashes whose key dies."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from sqlalchemy import select

from surveys.db.book import Books
from surveys.people.seen_event import DailyKey, SeenEvent
from surveys.people.seen_events import forget_old_events, seen_before

TODAY = date(2026, 3, 2)


def test_S6_the_same_event_is_new_once(books: Books) -> None:
    seen = []
    for _ in range(4):
        with books.people.write() as session:
            seen.append(seen_before(session, b"Ev1", TODAY))
    assert seen == [False, True, True, True]


def test_an_event_of_yesterday_is_known_after_midnight(books: Books) -> None:
    with books.people.write() as session:
        seen_before(session, b"Ev1", TODAY)
        assert seen_before(session, b"Ev1", TODAY + timedelta(days=1))


def test_the_same_event_in_four_threads_is_new_in_one(books: Books) -> None:
    def once(_: int) -> bool:
        with books.people.write() as session:
            return seen_before(session, b"Ev1", TODAY)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(once, range(4))) == [False, True, True, True]


def test_old_hashes_and_their_keys_die(books: Books) -> None:
    with books.people.write() as session:
        seen_before(session, b"Ev1", TODAY)
        forget_old_events(session, TODAY + timedelta(days=2))
        assert list(session.scalars(select(DailyKey))) == list(session.scalars(select(SeenEvent))) == []


def test_what_is_kept_holds_nothing_of_the_event(books: Books) -> None:
    with books.people.write() as session:
        seen_before(session, b"U0SAMPLE01", TODAY)
        kept = session.scalars(select(SeenEvent)).one()
    assert "U0SAMPLE01" not in kept.event_hash
    assert b"U0SAMPLE01".hex() not in kept.event_hash
