"""Group commit for SQLite: writers take turns, and those who wait together share one commit.

Each unit of work is a savepoint inside the batch. Nobody is told "stored" before the batch is on the disk.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from surveys.db.not_stored import NotStored

__all__ = ["GroupCommit", "NotStored"]


class _Batch:
    def __init__(self, engine: Engine) -> None:
        self.connection = engine.connect().execution_options(writes=True)
        try:
            self.transaction = self.connection.begin()
        except BaseException:  # another process holds the lock for too long
            self.connection.close()
            raise
        self.settled = False
        self.error: BaseException | None = None

    def alive(self) -> bool:
        """False once SQLite has rolled the whole transaction back by itself (disk full, for one)."""
        return bool(self.connection.connection.driver_connection.in_transaction)  # type: ignore[union-attr]

    def settle(self) -> None:
        """Commit, or give up what has gathered. Once only."""
        if self.settled:
            return
        self.settled = True
        try:
            if self.error is None:
                self.transaction.commit()
        except BaseException as error:
            self.error = error
        finally:
            with suppress(SQLAlchemyError):
                self._let_go()

    def _let_go(self) -> None:
        if self.error is not None:
            # Back in the pool it could still be inside the transaction, and hold the lock for ever.
            self.connection.invalidate()
        self.connection.close()


class GroupCommit:
    """Runs units of work one after another on one connection and commits what has gathered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._settling = threading.Lock()
        self._batch: _Batch | None = None

    @contextmanager
    def unit(self) -> Iterator[Session]:
        """One unit of work. Leaving it returns only after the commit; an error undoes this unit alone.

        Raises NotStored when the commit fails.
        """
        failure: BaseException | None = None
        with self._turn:
            batch = self._batch = self._batch or _Batch(self._engine)
            session = Session(
                batch.connection, join_transaction_mode="create_savepoint", expire_on_commit=False
            )
            try:
                yield session
                session.commit()
            except BaseException as error:
                failure = error
                _undo(session)
            finally:
                with suppress(SQLAlchemyError):
                    session.close()
            if not batch.alive():
                self._give_up(batch, failure)
        self._settle(batch)
        if failure is not None:
            raise failure
        if batch.error is not None:
            raise NotStored("this could not be written to the disk") from batch.error

    def _give_up(self, batch: _Batch, failure: BaseException | None) -> None:
        """The transaction is gone. Whoever comes next must not work on its connection, where every statement
        would be kept at once: they get a new batch, and everybody of this one hears that nothing was kept."""
        batch.error = failure or NotStored("the transaction was gone")
        self._batch = None
        batch.settle()

    def _settle(self, batch: _Batch) -> None:
        with self._settling:
            if batch.settled:
                return
            with self._turn:
                if self._batch is batch:
                    self._batch = None
                batch.settle()


def _undo(session: Session) -> None:
    with suppress(SQLAlchemyError):  # the whole transaction may be gone: `alive` tells, and the batch fails
        session.rollback()
