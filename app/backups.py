"""Backups: both books apart, and the care key apart from them. Never a round's key, never a pepper.

SQLite is copied by its own backup call, PostgreSQL by pg_dump: a plain copy of files is no backup.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, select, update

from app.migrate import METADATA
from app.slack import OPT_OUT_KEY
from app.wiring import House
from surveys.db.book import Book
from surveys.safeguarding.care_box import PRIVATE, RECOVERY
from surveys.voices.code_keys import CODES_PEPPER
from surveys.voices.round import Round, State

KEPT_KEYS = (PRIVATE, RECOVERY, CODES_PEPPER, OPT_OUT_KEY)


class BackupRefused(Exception):
    """A backup can't be made or brought back; the message says why."""


def back_up(house: House, folder: Path) -> list[Path]:
    """Write people/, voices/ and care/ below `folder`, each to be kept apart. Returns what was written.

    Mixed rounds are then marked as backed up, so that their keys may be destroyed.
    """
    mixed = _mixed_rounds(house)
    written = [_copy(book, _made(folder / book.name)) for book in (house.books.people, house.books.voices)]
    care = _made(folder / "care")
    for name in KEPT_KEYS:
        target = care / name.replace("/", "_")
        target.touch(mode=0o600)
        target.write_bytes(house.keys.read(name))
        written.append(target)
    with house.books.voices.write() as voices:
        voices.execute(update(Round).where(Round.id.in_(mixed)).values(backed_up=True))
    return written


def bring_back(house: House, folder: Path) -> None:
    """Bring a backup into books that hold no rows. Raises BackupRefused where something is there already."""
    books = (house.books.people, house.books.voices)
    for book in books:
        if not _copy_in(book, folder).is_file():
            raise BackupRefused(f"there is no backup of the {book.name} book in {folder}")
        if not _is_empty(book):
            raise BackupRefused(f"the {book.name} book is not empty: restore into new books")
    for book in books:
        _restore(book, _copy_in(book, folder))
    for name in KEPT_KEYS:
        source = folder / "care" / name.replace("/", "_")
        if source.is_file() and not house.keys.has(name):
            house.keys.make(name, source.read_bytes())


def _mixed_rounds(house: House) -> list[str]:
    with house.books.voices.read() as voices:
        return list(voices.scalars(select(Round.id).where(Round.state == State.MIXED)))


def _copy_in(book: Book, folder: Path) -> Path:
    return folder / book.name / (f"{book.name}.sqlite" if book.is_sqlite else f"{book.name}.dump")


def _copy(book: Book, folder: Path) -> Path:
    target = _copy_in(book, folder.parent)
    target.unlink(missing_ok=True)
    if book.is_sqlite:
        source = sqlite3.connect(_file_of(book))
        with closing(source), closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    else:
        _run("pg_dump", "--format=custom", f"--file={target}", url=book.engine.url)
    target.chmod(0o600)
    return target


def _restore(book: Book, source: Path) -> None:
    if book.is_sqlite:
        target = _file_of(book)
        book.dispose()
        for ending in ("-wal", "-shm"):
            Path(f"{target}{ending}").unlink(missing_ok=True)
        shutil.copyfile(source, target)
    else:
        _run(
            "pg_restore",
            "--clean",
            "--if-exists",
            "--no-owner",
            "--dbname=",
            str(source),
            url=book.engine.url,
        )


def _run(program: str, *arguments: str, url: URL) -> None:
    """Run a program of PostgreSQL; the password goes by the environment, never on the command line."""
    target = url.set(password=None, drivername="postgresql").render_as_string()
    filled = [f"--dbname={target}" if one == "--dbname=" else one for one in arguments]
    if not any(one.startswith("--dbname=") for one in filled):
        filled.append(f"--dbname={target}")
    environment = {**os.environ, "PGPASSWORD": url.password or ""}
    try:
        subprocess.run([program, *filled], check=True, env=environment, capture_output=True)  # noqa: S603
    except FileNotFoundError:
        raise BackupRefused(f"{program} is needed: install PostgreSQL's client programs") from None
    except subprocess.CalledProcessError as error:
        raise BackupRefused(f"{program} failed: {error.stderr.decode(errors='replace')[:300]}") from None


def _is_empty(book: Book) -> bool:
    tables = METADATA[book.name].sorted_tables
    with book.engine.connect() as connection:
        there = set(connection.dialect.get_table_names(connection))
        return all(
            connection.execute(table.select().limit(1)).first() is None
            for table in tables
            if table.name in there and table.name != "care_key"
        )


def _file_of(book: Book) -> Path:
    return Path(book.engine.url.database or "")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
