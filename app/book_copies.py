"""Copies of one book: by SQLite's own backup call, or by pg_dump. A plain copy of files is no backup."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from surveys.db.book import Book

CUSTOM = "--format=custom"


class BackupRefused(Exception):
    """A backup can't be made or brought back; the message says why."""


def copy_in(book: Book, folder: Path) -> Path:
    """Where a book's copy stands in a backup's folder."""
    return folder / book.name / (f"{book.name}.sqlite" if book.is_sqlite else f"{book.name}.dump")


def copy_out(book: Book, folder: Path) -> Path:
    """Write a copy of the book as it is at one moment, while others write. Returns where it is.

    It takes an older copy's place only once it is whole, checked and on the disk. Raises BackupRefused.
    """
    target = copy_in(book, folder)
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        if book.is_sqlite:
            _copy_sqlite(_file_of(book), unfinished)
        else:
            _run("pg_dump", CUSTOM, f"--file={unfinished}", _where(book.engine.url), url=book.engine.url)
        check_copy(book, unfinished)
        _sync(unfinished)
        unfinished.rename(target)
        _sync(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def check_copy(book: Book, copy: Path) -> None:
    """Raises BackupRefused when the copy is damaged, or is one of another book."""
    if not book.is_sqlite:
        listed = _run("pg_restore", "--list", str(copy), url=book.engine.url)
        there = book.name in ("people", "voices") and _tell_tale(book) in listed
    else:
        try:
            with closing(
                sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            ) as opened:
                whole = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                names = {row[0] for row in opened.execute("SELECT name FROM sqlite_master")}
        except sqlite3.Error as error:
            raise BackupRefused(f"the copy {copy.name} can't be read: {error}") from None
        if not whole:
            raise BackupRefused(f"the copy {copy.name} is damaged")
        there = _tell_tale(book) in names
    if not there:
        raise BackupRefused(f"{copy.name} is no copy of the {book.name} book")


def copy_back(book: Book, copy: Path) -> None:
    """Put a copy in the place of an empty book: all of it or nothing."""
    if book.is_sqlite:
        book.dispose()
        _copy_sqlite(copy, _file_of(book))
        return
    options = ("--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction")
    _run("pg_restore", *options, _where(book.engine.url), str(copy), url=book.engine.url)


def _tell_tale(book: Book) -> str:
    return {"people": "audit_entry", "voices": "sitting"}[book.name]


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as out, closing(sqlite3.connect(target)) as into:
            out.backup(into)
    except sqlite3.Error as error:
        raise BackupRefused(f"SQLite could not copy {source.name}: {error}") from None


def _where(url: URL) -> str:
    """The database as libpq reads it, without the password: that goes by the environment."""
    plain = url._replace(password=None).set(drivername="postgresql")
    return f"--dbname={plain.render_as_string(hide_password=False)}"


def _run(program: str, *arguments: str, url: URL) -> str:
    environment = dict(os.environ)
    if url.password:
        environment["PGPASSWORD"] = str(url.password)
    try:
        done = subprocess.run([program, *arguments], check=True, env=environment, capture_output=True)  # noqa: S603
    except (FileNotFoundError, PermissionError):
        raise BackupRefused(f"{program} is needed: install PostgreSQL's client programs") from None
    except subprocess.CalledProcessError as error:
        raise BackupRefused(f"{program} failed: {error.stderr.decode(errors='replace')[:300]}") from None
    return done.stdout.decode(errors="replace")


def _file_of(book: Book) -> Path:
    return Path(book.engine.url.database or "")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
