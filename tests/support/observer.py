"""Somebody who copies both books after every answer, and keeps what changed from one copy to the next."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from surveys.db.book import Book, Books
from tests.support.person import Person

WATCHED = {
    "sitting": "id, stamp, length(sealed), length(code_box)",
    "reading_item": "id, length(sealed)",
    "concern": "id, length(sealed), thread",
    "invitation": "id, started, answered",
    "delivery": "id, state",
}
PEOPLE = ("invitation", "delivery")


@dataclass
class Observer:
    """What the copies tell: for each person the moments at which their row changed, and what came with it.

    That the person who pressed is known to the observer is a gift: it makes every attack stronger.
    """

    books: Books
    before: dict[str, set[tuple[Any, ...]]] = field(default_factory=dict)
    moments: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    items: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    concerns: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    item_ids: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[int, str] = field(default_factory=dict)  # the sitting's id, by person
    sealed: dict[str, bytes] = field(default_factory=dict)  # the last copy of each sealed row
    clock: int = 0

    def after_press(self, person: Person) -> None:
        """Copy both books, and note what changed since the last copy."""
        self.clock += 1
        now = {**self._copy(self.books.voices), **self._copy(self.books.people)}
        new = {table: rows - self.before.get(table, set()) for table, rows in now.items()}
        self.before = now
        self.moments[person.number].append(self.clock)
        self.items[person.number] += len(new["reading_item"])
        self.item_ids[person.number] += [row[0] for row in new["reading_item"]]
        self.concerns[person.number] += [row[0] for row in new["concern"]]
        for row in new["sitting"]:
            self.rows[person.number] = row[0]

    def last_look(self) -> None:
        """Keep the last copy of every sealed row, for a day on which a key may be found."""
        with self.books.voices.read() as session:
            self.sealed = {
                row[0]: bytes(row[1]) for row in session.execute(text("SELECT id, sealed FROM sitting"))
            }

    def orders(self) -> dict[str, list[int]]:
        """The people in every order that the copies give."""
        by_row = {row: person for person, row in self.rows.items()}
        return {
            "first seen": sorted(self.moments, key=lambda person: self.moments[person][0]),
            "last seen": sorted(self.moments, key=lambda person: self.moments[person][-1]),
            "presses": sorted(self.moments, key=lambda person: len(self.moments[person])),
            "time taken": sorted(self.moments, key=lambda p: self.moments[p][-1] - self.moments[p][0]),
            "reading items": sorted(self.moments, key=lambda person: self.items[person]),
            "row id": [by_row[row] for row in sorted(by_row)],
            "row id as sealed": [by_row[row] for row in self.sealed if row in by_row],
        }

    def _copy(self, book: Book) -> dict[str, set[tuple[Any, ...]]]:
        tables = [table for table in WATCHED if (table in PEOPLE) == (book.name == "people")]
        queries = {table: f"SELECT {WATCHED[table]} FROM {table}" for table in tables}
        if not book.is_sqlite:
            with book.engine.connect() as connection:
                return {
                    table: {tuple(row) for row in connection.execute(text(query))}
                    for table, query in queries.items()
                }
        path = str(book.engine.url.database)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            return {table: set(copy.execute(query)) for table, query in queries.items()}
