"""Backups: whole while others write, without any round's key, and brought back into empty books only."""

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.backups import BackupRefused, back_up, bring_back
from app.book_copies import copy_in, copy_out
from app.commands.house import bring_up
from app.config import read_settings
from app.migrate import is_current
from app.wiring import House
from surveys.db.book import Book, Books
from surveys.keys.folder import KeyFolder
from surveys.people.audit_entry import AuditEntry, first_broken, note
from surveys.people.sign_in_link import SignInLink
from surveys.people.staff_account import StaffAccount
from surveys.safeguarding.care_box import CareWords, care_private
from surveys.safeguarding.reading_list import add_to_list, open_list
from surveys.voices.round import Round, State
from tests.support.books import BookUrls, _fresh
from tests.support.postgres import find_binaries
from tests.support.rounds import CLOSES, OPENS, path_answers, sample_round
from tests.support.size import Size


@pytest.fixture
def house(empty_book_urls: BookUrls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house with its books at the newest schema, and PostgreSQL's programs at hand."""
    monkeypatch.setenv("PATH", f"{find_binaries()}{os.pathsep}{os.environ['PATH']}")
    opened = new_house(empty_book_urls, tmp_path / "first")
    yield opened
    opened.books.dispose()


@pytest.fixture
def other(engine_name: str, tmp_path: Path) -> Iterator[House]:
    """Another machine's house: at the newest schema, empty, with keys of its own."""
    (tmp_path / "other").mkdir()
    for urls in _fresh(engine_name, tmp_path / "other", with_tables=False):
        opened = new_house(urls, tmp_path / "second")
        yield opened
        opened.books.dispose()


def new_house(urls: BookUrls, folder: Path) -> House:
    books = Books(people=Book("people", urls.people), voices=Book("voices", urls.voices))
    house = House(
        read_settings({"HEARD_DATA": str(folder)}), books, KeyFolder(folder / "keys"), lambda: CLOSES
    )
    bring_up(house)
    return house


def audited(house: House) -> int:
    with house.books.people.read() as people:
        assert first_broken(people) is None
        return len(people.scalars(select(AuditEntry)).all())


def write_entry(house: House, number: int) -> None:
    with house.books.people.write() as people:
        note(people, "ada", "did", f"thing {number}", CLOSES)


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_O1_a_backup_taken_while_others_write_holds_every_row_acknowledged_before_it(
    house: House, tmp_path: Path, size: Size
) -> None:
    stop, written = threading.Event(), [0]

    def write() -> None:
        while not stop.is_set():
            write_entry(house, written[0])
            written[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(size(5, 15)):
            before = written[0]
            back_up(house, tmp_path / f"copy-{number}")
            assert rows_in_copy(house, tmp_path / f"copy-{number}") >= before
    finally:
        stop.set()
        writer.join()
    assert written[0] > 5


def rows_in_copy(house: House, folder: Path) -> int:
    copy = copy_in(house.books.people, folder)
    if not house.books.people.is_sqlite:
        return sum(1 for line in restored_text(copy).splitlines() if "\tdid\t" in line)
    opened = sqlite3.connect(copy)
    try:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(opened.execute("SELECT count(*) FROM audit_entry").fetchone()[0])
    finally:
        opened.close()


def restored_text(copy: Path) -> str:
    command = ["pg_restore", "--data-only", "--table=audit_entry", "--file=-", str(copy)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_backup_comes_back_on_another_machine_and_its_concerns_can_be_read(
    house: House, other: House, tmp_path: Path
) -> None:
    for number in range(3):
        write_entry(house, number)
    with house.books.voices.write() as voices:
        add_to_list(voices, None, CareWords("the garden", {}), CLOSES.date())
    own_key = other.keys.read("care/private")
    back_up(house, tmp_path / "copy")
    brought = bring_back(other, tmp_path / "copy")
    assert brought.care_key_fits and brought.sealed_for_ever == ()
    assert audited(other) == 3 and is_current(other.books.people) and is_current(other.books.voices)
    with other.books.voices.read() as voices:
        assert open_list(voices, care_private(other.keys))[0][0].words == "the garden"
    assert own_key in [path.read_bytes() for path in (other.keys.path / "care").iterdir()]
    assert other.keys.read("people/opt-out") == house.keys.read("people/opt-out")


def test_no_key_or_pepper_of_a_round_is_in_a_backup(house: House, tmp_path: Path) -> None:
    sample = sample_round(house.books.voices, house.settings.data)
    sample.answer_all(path_answers(sample.questionnaire, sample.band, "the garden is nice"))
    back_up(house, tmp_path / "copy")
    held = all_bytes(tmp_path / "copy")
    for name in (f"rounds/{sample.round_id}", f"peppers/{sample.round_id}"):
        secret = house.keys.read(name)
        assert secret not in held and secret.hex().encode() not in held
    assert b"garden is nice" not in held


def test_the_care_key_lies_apart_from_both_books_and_only_its_owner_may_read(
    house: House, tmp_path: Path
) -> None:
    back_up(house, tmp_path / "copy")
    private = house.keys.read("care/private")
    assert private in all_bytes(tmp_path / "copy" / "care")
    assert private not in all_bytes(tmp_path / "copy" / "people") + all_bytes(tmp_path / "copy" / "voices")
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "copy").rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (tmp_path / "copy").rglob("*") if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})


def test_only_rounds_that_were_mixed_before_the_copy_began_count_as_backed_up(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    early, late = two_rounds(house)
    mark_mixed(house, early)

    def copy_and_mix(book: Book, folder: Path) -> Path:
        mark_mixed(house, late)
        return copy_out(book, folder)

    monkeypatch.setattr("app.backups.copy_out", copy_and_mix)
    back_up(house, tmp_path / "copy")
    with house.books.voices.read() as voices:
        assert voices.get_one(Round, early).backed_up and not voices.get_one(Round, late).backed_up


def two_rounds(house: House) -> tuple[str, str]:
    first = sample_round(house.books.voices, house.settings.data, invited=True)
    return first.round_id, sample_round(house.books.voices, house.settings.data, invited=True).round_id


def mark_mixed(house: House, round_id: str) -> None:
    with house.books.voices.write() as voices:
        voices.get_one(Round, round_id).state = State.MIXED


def test_a_backup_that_fails_marks_nothing_and_leaves_the_older_one(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_entry(house, 1)
    written = back_up(house, tmp_path / "copy")
    before = written[1].read_bytes()
    round_id, _ = two_rounds(house)
    mark_mixed(house, round_id)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.book_copies._sync", no_room)
    with pytest.raises(BackupRefused, match="No space left"):
        back_up(house, tmp_path / "copy")
    assert written[1].read_bytes() == before
    assert [path.name for path in written[1].parent.iterdir()] == [written[1].name]
    with house.books.voices.read() as voices:
        assert not voices.get_one(Round, round_id).backed_up


def test_a_missing_care_key_is_told_in_words(house: House, tmp_path: Path) -> None:
    house.keys.destroy("care/private")
    with pytest.raises(BackupRefused, match="no care/private"):
        back_up(house, tmp_path / "copy")


def test_books_with_rows_are_never_overwritten(house: House, other: House, tmp_path: Path) -> None:
    write_entry(house, 1)
    back_up(house, tmp_path / "copy")
    write_entry(other, 2)
    with pytest.raises(BackupRefused, match="people book is not empty"):
        bring_back(other, tmp_path / "copy")
    assert audited(other) == 1


@pytest.mark.parametrize("book", ["people", "voices"])
def test_a_damaged_or_missing_copy_changes_neither_book(
    house: House, other: House, tmp_path: Path, book: str
) -> None:
    write_entry(house, 1)
    back_up(house, tmp_path / "copy")
    copy = next((tmp_path / "copy" / book).iterdir())
    copy.write_bytes(copy.read_bytes()[:50] + b"broken" * 100)
    with pytest.raises(BackupRefused):
        bring_back(other, tmp_path / "copy")
    copy.unlink()
    with pytest.raises(BackupRefused, match="there is no backup"):
        bring_back(other, tmp_path / "copy")
    assert audited(other) == 0


def test_one_book_is_not_taken_for_the_other(house: House, other: House, tmp_path: Path) -> None:
    back_up(house, tmp_path / "copy")
    people, voices = (next((tmp_path / "copy" / one).iterdir()) for one in ("people", "voices"))
    people.write_bytes(voices.read_bytes())
    with pytest.raises(BackupRefused, match="no copy of the people book"):
        bring_back(other, tmp_path / "copy")


def test_a_round_that_was_open_is_told_because_its_key_is_in_no_backup(
    house: House, other: House, tmp_path: Path
) -> None:
    sample_round(house.books.voices, house.settings.data)
    back_up(house, tmp_path / "copy")
    assert bring_back(other, tmp_path / "copy").sealed_for_ever == ("A sample round",)


def test_a_care_key_kept_elsewhere_is_asked_for(house: House, other: House, tmp_path: Path) -> None:
    back_up(house, tmp_path / "copy")
    (tmp_path / "copy" / "care").rename(tmp_path / "kept-apart")
    assert not bring_back(other, tmp_path / "copy").care_key_fits


def test_O3_what_was_over_meanwhile_is_forgotten_again(house: House, other: House, tmp_path: Path) -> None:
    with house.books.people.write() as people:
        people.add(StaffAccount(handle="ada", name="Ada", email="a@example.org", roles=[]))
        people.flush()
        people.add(SignInLink(token_hash="x" * 64, handle="ada", expires_at=OPENS - timedelta(days=1)))
    back_up(house, tmp_path / "copy")
    bring_back(other, tmp_path / "copy")
    with other.books.people.read() as people:
        assert people.scalars(select(SignInLink)).all() == []
        assert people.scalar(select(StaffAccount.handle)) == "ada"


def test_without_the_programs_of_postgresql_a_sentence_says_what_to_install(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if house.books.people.is_sqlite:
        assert back_up(house, tmp_path / "copy")
        return
    with pytest.raises(BackupRefused, match="pg_dump is needed: install PostgreSQL's client programs"):
        back_up(house, tmp_path / "copy")


def test_the_restored_voices_book_has_no_hidden_order(house: House, other: House, tmp_path: Path) -> None:
    back_up(house, tmp_path / "copy")
    bring_back(other, tmp_path / "copy")
    if other.books.voices.is_sqlite:
        with other.books.voices.read() as voices:
            made = voices.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'sitting'"))
        assert "WITHOUT ROWID" in str(made)
