"""P3 and P4: what was said is nowhere on the disk when it is gone, and every sealed row has one size."""

from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text

import surveys.voices.envelope as envelope
from surveys.db.book import Book, Books
from surveys.keys.padding import LENGTH_BYTES, pad
from surveys.voices.remark import Remark
from surveys.voices.sitting import Sitting
from surveys.voices.sittings import delete_sitting
from tests.attacks.conftest import NewBooks, books_on
from tests.support.crowd import Crowd, children_on_a_link
from tests.support.figures import Figures
from tests.support.planted import deleted_bytes_left
from tests.support.postgres import execute
from tests.support.run_folder import shared_server_folder, shared_url


def files_with(words: set[str], books: Books, folder: Path) -> dict[str, int]:
    """In which files any of these words stand, as they lie on the disk at this moment."""
    places = [folder]
    if not books.voices.is_sqlite:
        execute(shared_url("postgres"), "CHECKPOINT")
        with books.voices.read() as session:
            oid = session.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        places.append(shared_server_folder() / "data" / "base" / str(oid))
    found = {}
    for file in (file for place in places for file in place.rglob("*") if file.is_file()):
        held = file.read_bytes()
        if hits := sum(word.encode() in held for word in words):
            found[file.name] = hits
    return found


def test_P3_words_of_an_open_round_are_in_no_file(
    new_books: NewBooks, tmp_path: Path, figures: Figures
) -> None:
    books = new_books()
    crowd = children_on_a_link(books, tmp_path, 36, 5)
    crowd.answer()
    said = {marker for person in crowd.people for marker in person.words.values()}
    secrets = {person.secret for person in crowd.people} | {person.start.code for person in crowd.people}
    assert files_with(said | secrets, books, tmp_path) == {}
    with books.voices.write() as session:
        assert all(delete_sitting(session, person.secret) for person in crowd.people[:5])
    assert files_with(said | secrets, books, tmp_path) == {}
    figures(f"P3 {books.voices.engine.name}: {len(said)} canaries of an open round, in 0 files")


def forgotten(books: Books, folder: Path) -> dict[str, int]:
    """Mix a round, delete its remarks as retention does, empty the journal: where the words still stand."""
    crowd = children_on_a_link(books, folder, 36, 5)
    crowd.answer(together=True)
    crowd.close_mix_and_forget()
    said = {marker for person in crowd.people for marker in person.words.values()}
    with books.voices.write() as session:
        session.execute(delete(Remark))
    books.voices.truncate_journal()
    return files_with(said, books, folder)


def test_P3_deleted_remarks_are_in_no_file_afterwards(tmp_path: Path) -> None:
    with books_on("sqlite", tmp_path) as books:
        assert forgotten(books, tmp_path) == {}


def test_P3_planted_bytes_left_in_freed_pages_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deleted_bytes_left(monkeypatch, tmp_path)
    with books_on("sqlite", tmp_path) as books:
        assert "voices.sqlite" in forgotten(books, tmp_path)


def test_P3_a_planted_journal_that_is_never_emptied_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "truncate_journal", lambda self: True)
    with books_on("sqlite", tmp_path) as books:
        assert "voices.sqlite-wal" in forgotten(books, tmp_path)


def sizes_seen(crowd: Crowd) -> set[int]:
    """Every size that a sealed row had after any press."""
    sizes: set[int] = set()

    def look(_: object) -> None:
        with crowd.books.voices.read() as session:
            sizes.update(session.scalars(select(func.length(Sitting.sealed)).distinct()))

    crowd.answer(look)
    return sizes


def test_P4_partial_branched_long_skipped_and_edited_sittings_have_one_size_after_every_press(
    new_books: NewBooks, tmp_path: Path, figures: Figures
) -> None:
    crowd = children_on_a_link(new_books(), tmp_path, 40, 9)
    kinds = {person.kind for person in crowd.people}
    paths = {tuple(name for name, _ in person.to_press) for person in crowd.people}
    sizes = sizes_seen(crowd)
    assert len(kinds) == 5 and len(paths) > 10 and len(sizes) == 1
    figures(f"P4 {crowd.books.voices.engine.name}: one size, {sizes.pop():,} bytes, over {len(paths)} paths")


def test_P4_planted_bodies_that_are_not_padded_are_found(
    sqlite_books: Books, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpadded(plain: bytes, size: int) -> bytes:
        return pad(plain, size if size < 1_000 else len(plain) + LENGTH_BYTES)

    monkeypatch.setattr(envelope, "pad", unpadded)
    assert len(sizes_seen(children_on_a_link(sqlite_books, tmp_path, 10, 9))) > 5
