"""When the database can't keep a unit of work: one error for every engine, so that a page can say so."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

# SQLite's names for a disk or a lock that failed; its other errors are faults of ours.
_ROOM_OR_LOCK = ("FULL", "IOERR", "BUSY", "LOCKED", "READONLY", "CANTOPEN", "NOMEM", "PROTOCOL", "CORRUPT")


class NotStored(Exception):
    """Nothing of this unit of work was kept, or nobody can tell: it must not be called sent."""


@contextmanager
def told_as_not_stored() -> Iterator[None]:
    """Turn a database that fails (full, locked, gone) into NotStored. Faults of ours stay what they are.

    A connection that dies at its commit leaves open whether the commit took place. NotStored is the honest
    answer then, and pressing again does no harm.
    """
    try:
        yield
    except NoConnectionFree as error:
        raise NotStored("no connection to the database was free") from error
    except DBAPIError as error:
        if not _the_database_failed(error):
            raise
        raise NotStored("the database could not keep this") from error


def _the_database_failed(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        name = getattr(error.orig, "sqlite_errorname", None) or ""
        return name.startswith(tuple(f"SQLITE_{one}" for one in _ROOM_OR_LOCK))
    return isinstance(error, OperationalError)
