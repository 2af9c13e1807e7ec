"""Backups: whole while others write, and without any round's key."""

import sqlite3
import subprocess
import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from app.backups import BackupRefused, back_up, bring_back
from app.book_copies import copy_in, copy_out
from app.migrate import is_current
from app.wiring import House
from surveys.db.book import Book
from surveys.people.audit_entry import AuditEntry, first_broken, note
from surveys.safeguarding.care_box import CareWords, care_private
from surveys.safeguarding.reading_list import add_to_list, open_list
from surveys.voices.round import Round, State
from tests.support.rounds import CLOSES, path_answers, sample_round
from tests.support.size import Size


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
