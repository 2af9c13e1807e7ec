"""The audit log: each entry tied to the one before, so that a change or a gap is named."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, update

from surveys.db.book import Books
from surveys.people.audit_entry import AuditEntry, first_broken, head, note

NOW = datetime(2026, 11, 21, 22, 17, 5, tzinfo=UTC)


@pytest.fixture
def five(books: Books) -> Books:
    with books.people.write() as people:
        for number in range(5):
            note(people, "ada", "read a concern", f"thing {number}", NOW)
    return books


def broken(books: Books) -> int | None:
    with books.people.read() as people:
        return first_broken(people)


def test_an_untouched_log_is_whole_and_tells_time_to_the_hour(five: Books) -> None:
    assert broken(five) is None
    with five.people.read() as people:
        hours = {one.at for one in people.scalars(select(AuditEntry))}
    assert hours == {NOW.replace(minute=0, second=0)}


def test_an_empty_log_is_whole(books: Books) -> None:
    assert broken(books) is None
    with books.people.read() as people:
        assert head(people)[0] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"handle": "bda"},
        {"deed": "read a concerm"},
        {"subject": "thing 7"},
        {"at": NOW},
        {"chained": "0" * 64},
    ],
)
def test_O5_one_changed_byte_names_its_entry(five: Books, change: dict[str, object]) -> None:
    with five.people.write() as people:
        people.execute(update(AuditEntry).where(AuditEntry.number == 3).values(change))
    assert broken(five) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_O5_a_deleted_entry_is_named(five: Books, number: int) -> None:
    with five.people.write() as people:
        people.execute(delete(AuditEntry).where(AuditEntry.number == number))
    assert broken(five) == number


def test_O5_a_log_cut_off_at_its_end_has_another_head(five: Books) -> None:
    with five.people.read() as people:
        before = head(people)
    with five.people.write() as people:
        people.execute(delete(AuditEntry).where(AuditEntry.number == 5))
        note(people, "ada", "read a concern", "another", NOW)
    with five.people.read() as people:
        assert before[0] == 5 and head(people)[0] == 5 and head(people) != before


def test_writers_at_the_same_time_each_get_a_number(books: Books) -> None:
    troubles: list[Exception] = []

    def write(name: str) -> None:
        try:
            for _ in range(10):
                with books.people.write() as people:
                    note(people, name, "did", "a thing", NOW)
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=write, args=(f"writer-{one}",)) for one in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not troubles and broken(books) is None
    with books.people.read() as people:
        assert head(people)[0] == 60
