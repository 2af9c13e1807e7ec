"""Migrations: brings each book up to the newest schema, one process at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from surveys.db.book import Book
from surveys.people import tables as people_tables
from surveys.voices import tables as voices_tables

FOLDER = Path(__file__).parent / "migrations"
METADATA = {"people": people_tables.metadata, "voices": voices_tables.metadata}
LOCK_NUMBER = 4_841_100  # any number that is ours: PostgreSQL's advisory lock for migrations


class BookNotEmpty(Exception):
    """A book with rows in it is never taken down."""


def upgrade(book: Book) -> None:
    """Bring the book to the newest schema. Several processes may call this: one does it, the others wait."""
    with _alone(book) as connection:
        command.upgrade(_config(book, connection), "head")


def downgrade(book: Book) -> None:
    """Take an empty book's schema down. Raises BookNotEmpty: what people said is never dropped this way."""
    with _alone(book) as connection:
        for table in METADATA[book.name].sorted_tables:
            if connection.execute(table.select().limit(1)).first() is not None:
                raise BookNotEmpty(f"the {book.name} book has rows in {table.name}; it is not taken down")
        command.downgrade(_config(book, connection), "base")


def is_current(book: Book) -> bool:
    """True when the book stands at the newest schema."""
    with book.engine.connect() as connection:
        at = MigrationContext.configure(connection).get_current_revision()
    return at == ScriptDirectory.from_config(_config(book, None)).get_current_head()


def _config(book: Book, connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER / book.name).replace("%", "%%"))
    config.attributes.update(connection=connection, metadata=METADATA[book.name])
    return config


@contextmanager
def _alone(book: Book) -> Iterator[Connection]:
    if not book.is_sqlite:
        with book.engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": LOCK_NUMBER})
            yield connection
        return
    # A lock file beside the database: SQLite's own lock would time out while tables are being made.
    path = Path(book.engine.url.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with book.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection
