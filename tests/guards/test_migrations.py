"""Migrations make exactly the tables that the code knows, on both engines; down only when empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Integer, MetaData, Table, func, insert, inspect, select

from app import migrate
from surveys.db.book import Book
from surveys.people.tables import metadata as people_tables
from surveys.voices.tables import metadata as voices_tables
from tests.support.books import BookUrls
from tests.support.project import ROOT
from tests.support.rows import one_row_each

TABLES = {"people": people_tables, "voices": voices_tables}


@pytest.fixture(params=["people", "voices"])
def book(request: pytest.FixtureRequest, empty_book_urls: BookUrls) -> Iterator[Book]:
    """Each of the two books in turn, with nothing in it."""
    opened = Book(str(request.param), getattr(empty_book_urls, request.param))
    yield opened
    opened.dispose()


def differences(book: Book, tables: MetaData) -> list[object]:
    """Return what would have to change for the database to have exactly these tables."""
    with book.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), tables))


def names(book: Book) -> set[str]:
    """Return the tables that stand in the database, without Alembic's own."""
    return set(inspect(book.engine).get_table_names()) - {"alembic_version"}


def test_migrations_make_the_tables_that_the_code_knows(book: Book) -> None:
    migrate.upgrade(book)
    assert names(book) == set(TABLES[book.name].tables)
    assert differences(book, TABLES[book.name]) == []


def test_a_planted_table_without_a_migration_is_found(book: Book) -> None:
    migrate.upgrade(book)
    planted = MetaData()
    for table in TABLES[book.name].tables.values():
        table.to_metadata(planted)
    Table("planted", planted, Column("id", Integer, primary_key=True))
    assert len(differences(book, planted)) == 1


def test_a_planted_column_without_a_migration_is_found(book: Book) -> None:
    migrate.upgrade(book)
    planted = MetaData()
    for table in TABLES[book.name].tables.values():
        table.to_metadata(planted)
    next(iter(planted.tables.values())).append_column(Column("planted", Integer))
    assert len(differences(book, planted)) == 1


def test_upgrading_again_changes_nothing_and_loses_nothing(book: Book) -> None:
    migrate.upgrade(book)
    filled = fill(book)
    migrate.upgrade(book)
    with book.engine.connect() as connection:
        for table in filled:
            assert connection.scalar(select(func.count()).select_from(table)) == 1, table.name


def test_an_empty_book_goes_down(book: Book) -> None:
    migrate.upgrade(book)
    migrate.downgrade(book)
    assert names(book) == set()


def test_a_book_with_a_row_refuses_to_go_down(book: Book) -> None:
    migrate.upgrade(book)
    before = names(book)
    fill(book)
    with pytest.raises(migrate.BookNotEmpty):
        migrate.downgrade(book)
    assert names(book) == before


@pytest.mark.parametrize("name", ["people", "voices"])
def test_migrations_are_numbered_without_a_gap(name: str) -> None:
    folder = Path(ROOT / "app" / "migrations" / name)
    found = sorted(path.name[:4] for path in folder.rglob("[0-9]*.py"))
    assert found == [f"{number:04}" for number in range(1, len(found) + 1)]
    assert found


def fill(book: Book) -> list[Table]:
    """Put one row into every table of the book; return the tables."""
    rows = one_row_each(TABLES[book.name])
    with book.engine.execution_options(writes=True).begin() as connection:
        for table, values in rows:
            connection.execute(insert(table).values(values))
    return [table for table, _ in rows]
