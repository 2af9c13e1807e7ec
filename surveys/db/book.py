"""A book: one of the two databases, with its unit of work. The only file that commits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from surveys.db.engines import open_engine
from surveys.db.group_commit import GroupCommit
from surveys.db.not_stored import told_as_not_stored

_open = threading.local()


class UnitsOfWorkOverlap(Exception):
    """A unit of work was opened inside another: the two books are written in turn, never together."""


class Book:
    """One database. `write` is a unit of work that is on the disk when it ends; `read` changes nothing."""

    def __init__(self, name: str, url: str) -> None:
        self.name = name
        self.url = url
        self.engine = open_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._group = GroupCommit(self.engine) if self.is_sqlite else None
        # SQLite reads one moment throughout by itself; PostgreSQL must be asked to.
        self._reading = self.engine if self.is_sqlite else _one_moment(self.engine)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A unit of work: commits when it ends well, undoes everything on an error.

        Raises NotStored when the database could not keep it (full, locked, gone).
        """
        with _alone(self.name), told_as_not_stored():
            if self._group is not None:
                with self._group.unit() as session:
                    yield session
            else:
                with Session(self.engine, expire_on_commit=False) as session:
                    yield session
                    session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading one moment's state; whatever it changed is forgotten."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session  # closing it undoes everything, and what was read stays readable

    def truncate_journal(self) -> bool:
        """Empty SQLite's write-ahead journal, so that no old page stays in it. True when it is empty."""
        if not self.is_sqlite:
            return True
        connection = self.engine.raw_connection()  # outside any transaction, or SQLite would refuse
        try:
            row = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return bool(row[0] == 0)

    def answers(self) -> bool:
        """True when the database can be reached."""
        with self.engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _one_moment(engine: Engine) -> Engine:
    return engine.execution_options(isolation_level="REPEATABLE READ")


@contextmanager
def _alone(name: str) -> Iterator[None]:
    held = getattr(_open, "book", None)
    if held is not None:
        raise UnitsOfWorkOverlap(f"a unit of work on {name} was opened inside one on {held}")
    _open.book = name
    try:
        yield
    finally:
        _open.book = None


@dataclass(frozen=True)
class Books:
    """Both books. They share a round's id and a staff handle, and nothing else."""

    people: Book
    voices: Book

    def dispose(self) -> None:
        """Close both."""
        self.people.dispose()
        self.voices.dispose()
