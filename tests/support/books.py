"""Fixtures for the two books: fresh ones for every test, on both engines, copied from a template."""

import itertools
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from surveys.db.book import Book, Books
from surveys.db.engines import open_engine
from surveys.people.tables import metadata as people_tables
from surveys.voices.tables import metadata as voices_tables
from tests.support.postgres import CAREFUL, PostgresServer, execute, new_server, url_of
from tests.support.run_folder import one_at_a_time, run_folder, shared_server_folder, shared_url

METADATA = {"people": people_tables, "voices": voices_tables}
_numbers = itertools.count(1)


@dataclass(frozen=True)
class PostgresAtHand:
    """A running server: where its databases are, and how to make one."""

    folder: Path

    def url(self, database: str) -> str:
        """Return the URL of one of its databases."""
        return url_of(self.folder, database)

    def execute(self, statement: str) -> None:
        """Run one administrative statement, such as CREATE DATABASE."""
        execute(self.url("postgres"), statement)


@dataclass(frozen=True)
class BookUrls:
    """Where the two books of one test are."""

    people: str
    voices: str


@pytest.fixture(scope="session")
def postgres_server() -> PostgresAtHand:
    """The run's one PostgreSQL server, shared by every test process; don't stop it."""
    return PostgresAtHand(shared_server_folder())


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """A server of the test's own that writes to the disk as a council's does: it may be killed."""
    server = new_server(CAREFUL)
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each of the two engines in turn."""
    return str(request.param)


@pytest.fixture
def empty_book_urls(engine_name: str, tmp_path: Path) -> Iterator[BookUrls]:
    """Two databases with nothing in them, not even tables."""
    yield from _fresh(engine_name, tmp_path, with_tables=False)


@pytest.fixture
def book_urls(engine_name: str, tmp_path: Path) -> Iterator[BookUrls]:
    """Two databases with every table of their book, and no rows."""
    yield from _fresh(engine_name, tmp_path, with_tables=True)


@pytest.fixture
def books(book_urls: BookUrls) -> Iterator[Books]:
    """Both books, open, with every table and no rows."""
    opened = Books(people=Book("people", book_urls.people), voices=Book("voices", book_urls.voices))
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_urls(tmp_path: Path) -> Iterator[BookUrls]:
    """Two SQLite databases with every table, for a test that has nothing to do with the engine."""
    yield from _fresh("sqlite", tmp_path, with_tables=True)


@pytest.fixture
def sqlite_books(sqlite_urls: BookUrls) -> Iterator[Books]:
    """Both books on SQLite, open, for a test that has nothing to do with the engine (pages, wording)."""
    opened = Books(people=Book("people", sqlite_urls.people), voices=Book("voices", sqlite_urls.voices))
    yield opened
    opened.dispose()


def _fresh(engine_name: str, folder: Path, with_tables: bool) -> Iterator[BookUrls]:
    fresh = _fresh_on_sqlite if engine_name == "sqlite" else _fresh_on_postgresql
    yield from fresh(folder, with_tables)


def _fresh_on_sqlite(folder: Path, with_tables: bool) -> Iterator[BookUrls]:
    if with_tables:
        for book in METADATA:
            shutil.copyfile(_sqlite_template(book), folder / f"{book}.sqlite")
    yield BookUrls(f"sqlite:///{folder / 'people.sqlite'}", f"sqlite:///{folder / 'voices.sqlite'}")


def _fresh_on_postgresql(_folder: Path, with_tables: bool) -> Iterator[BookUrls]:
    mark = f"{os.getpid()}_{next(_numbers)}"
    server = shared_url("postgres")
    made = {book: f"{book}_{mark}" for book in METADATA}
    for book, database in made.items():
        template = f" TEMPLATE {_postgresql_template(book)}" if with_tables else ""
        execute(server, f"CREATE DATABASE {database}{template}")
    yield BookUrls(shared_url(made["people"]), shared_url(made["voices"]))
    for database in made.values():
        execute(server, f"DROP DATABASE {database} WITH (FORCE)")


def _sqlite_template(book: str) -> Path:
    path = run_folder() / f"{book}.sqlite"
    with one_at_a_time("sqlite-template"):
        if not path.exists():
            half_made = path.with_suffix(".new")
            _make_tables(book, f"sqlite:///{half_made}")
            half_made.rename(path)
    return path


def _postgresql_template(book: str) -> str:
    database = f"template_{book}"
    made = run_folder() / f"{database}.made"
    with one_at_a_time("postgresql-template"):
        if not made.exists():
            execute(shared_url("postgres"), f"CREATE DATABASE {database}")
            _make_tables(book, shared_url(database))
            made.touch()
    return database


def _make_tables(book: str, url: str) -> None:
    engine = open_engine(url)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            METADATA[book].create_all(connection)
    finally:
        engine.dispose()  # on SQLite the last one out empties the journal into the file
