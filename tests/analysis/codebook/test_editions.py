"""Every kept codebook stays; the newest is in use; merges are rewritten with each."""

from datetime import date
from queue import Queue
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from analysis.codebook import Codebook, read_codebook
from analysis.codebook.editions import edition, history, keep, newest, newest_number
from analysis.codebook.errors import CodebookEditError, StaleEdition
from surveys.db.book import Books
from surveys.voices.codebook_edition import MergedTheme

TODAY = date(2026, 11, 22)
HOME = '[[theme]]\nname = "Home"\n'
MERGED = HOME + '[[theme]]\nname = "House"\nretired = 2026-11-22\nbecame = ["home"]\n'


def a_book(text: str = HOME) -> Codebook:
    return read_codebook(text, "c.toml")


def test_before_the_first_edition_there_is_none(books: Books) -> None:
    with books.voices.read() as session:
        assert newest(session) is None
        assert newest_number(session) == 0
        assert history(session) == []


def test_the_newest_edition_is_in_use_and_older_ones_stay(books: Books) -> None:
    with books.voices.write() as session:
        keep(session, a_book(), "Began.", "sam", TODAY)
        keep(session, a_book(MERGED), "Merged House into Home.", "kit", TODAY)
    with books.voices.read() as session:
        assert newest(session) == a_book(MERGED)
        assert edition(session, 1) == a_book()
        assert edition(session, 9) is None
        told = [(one.number, one.deed, one.made_by) for one in history(session)]
    assert told == [(2, "Merged House into Home.", "kit"), (1, "Began.", "sam")]


def test_merges_are_read_from_the_newest_edition_alone(books: Books) -> None:
    def merges() -> list[tuple[str, str]]:
        return [(row.code, row.into) for row in session.scalars(select(MergedTheme))]

    with books.voices.write() as session:
        keep(session, a_book(MERGED), "Merged.", "sam", TODAY)
        assert merges() == [("house", "home")]
        keep(session, a_book(), "Took it back.", "sam", TODAY)
        assert merges() == []


def test_what_was_made_from_an_older_edition_is_refused(books: Books) -> None:
    with books.voices.write() as session:
        keep(session, a_book(), "Began.", "sam", TODAY, made_from=0)
        with pytest.raises(StaleEdition):
            keep(session, a_book(MERGED), "Merged.", "kit", TODAY, made_from=0)
        assert newest_number(session) == 1


def test_the_files_codebook_is_kept_before_the_first_change(books: Books) -> None:
    with books.voices.write() as session:
        keep(session, a_book(MERGED), "Merged.", "sam", TODAY, made_from=0, base=a_book())
        assert edition(session, 1) == a_book()
        assert newest_number(session) == 2


def test_a_codebook_too_large_to_load_again_is_refused(books: Books) -> None:
    huge = a_book(HOME + f"examples = {['x' * 2000] * 2200!r}\n")
    with books.voices.write() as session, pytest.raises(CodebookEditError, match="4 MB"):
        keep(session, huge, "Grew.", "sam", TODAY)


def test_of_two_who_keep_at_the_same_instant_one_is_told(books: Books) -> None:
    both, told = Barrier(2), Queue[str]()

    def one(handle: str) -> None:
        both.wait()
        try:
            with books.voices.write() as session:
                keep(session, a_book(), "Began.", handle, TODAY, made_from=0)
            told.put("kept")
        except StaleEdition:
            told.put("stale")

    threads = [Thread(target=one, args=(handle,)) for handle in ("sam", "kit")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted([told.get(), told.get()]) == ["kept", "stale"]
    with books.voices.read() as session:
        assert len(history(session)) == 1
