"""Bringing a backup back: into empty books only, all of it or nothing, and honest about what is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.backups import BackupRefused, back_up, bring_back
from app.wiring import House
from surveys.people.audit_entry import AuditEntry, first_broken, note
from surveys.people.sign_in_link import SignInLink
from surveys.people.staff_account import StaffAccount
from tests.support.rounds import CLOSES, OPENS, sample_round


def audited(house: House) -> int:
    with house.books.people.read() as people:
        assert first_broken(people) is None
        return len(people.scalars(select(AuditEntry)).all())


def write_entry(house: House, number: int) -> None:
    with house.books.people.write() as people:
        note(people, "ada", "did", f"thing {number}", CLOSES)


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


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
