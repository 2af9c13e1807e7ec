"""Copying one book: PostgreSQL's own programs are called with what they need; a password stays unseen."""

import os
from pathlib import Path

import pytest

from app.book_copies import BackupRefused, copy_out
from surveys.db.book import Book


def test_a_password_goes_by_the_environment_and_not_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "pg_dump"
    tool.write_text('#!/bin/sh\necho "$PGPASSWORD $*" >&2; exit 1\n')
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    book = Book("people", "postgresql://council:s3cret%40x@db.example.org:5433/people")
    (tmp_path / "people").mkdir()
    with pytest.raises(BackupRefused) as caught:
        copy_out(book, tmp_path)
    told = str(caught.value).removeprefix("pg_dump failed: ")
    assert told.startswith("s3cret@x ")
    assert "--dbname=postgresql://council@db.example.org:5433/people" in told and "*" not in told
    book.dispose()
