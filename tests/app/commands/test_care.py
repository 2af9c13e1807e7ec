"""`heard backup`, `restore` and `doctor` as an administrator meets them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from click.testing import Result
from sqlalchemy import select, update

from surveys.db.book import Books
from surveys.people.audit_entry import AuditEntry, note
from surveys.people.staff_account import StaffAccount

NOW = datetime(2026, 11, 21, 22, tzinfo=UTC)

Heard = Callable[..., Result]


def write_entries(books: Books, number: int) -> None:
    with books.people.write() as people:
        for _ in range(number):
            note(people, "ada", "did", "a thing", NOW)


def test_a_backup_is_listed_and_refused_where_rows_are(heard: Heard, opened: Books, tmp_path: Path) -> None:
    heard("upgrade")
    write_entries(opened, 2)
    done = heard("backup", tmp_path / "copy")
    assert done.exit_code == 0 and len(done.output.splitlines()) == 6
    refused = heard("restore", tmp_path / "copy")
    assert refused.exit_code == 1 and "people book is not empty: restore into new books" in refused.output


def test_a_restore_on_a_new_machine_says_what_is_next(
    heard: Heard, environ: dict[str, str], tmp_path: Path
) -> None:
    heard("upgrade")
    heard("backup", tmp_path / "copy")
    environ["HEARD_KEYS"] = str(tmp_path / "other-keys")
    done = heard("restore", tmp_path / "copy")
    assert done.exit_code == 0 and "run `heard doctor`" in done.output
    assert heard("upgrade").exit_code == 0
    assert "ok   The care key opens what is sealed to it." in heard("doctor").output


def test_a_backup_into_a_file_is_refused_in_words(heard: Heard, tmp_path: Path) -> None:
    heard("upgrade")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "people").write_text("in the way")
    refused = heard("backup", tmp_path / "copy")
    assert refused.exit_code == 1 and "could not be written" in refused.output


def test_doctor_names_what_to_mend_and_ends_with_1(heard: Heard, opened: Books) -> None:
    heard("upgrade")
    write_entries(opened, 3)
    told = heard("doctor")
    assert told.exit_code == 1
    assert "ok   The audit log is whole: 3 entries" in told.output
    assert "MEND The worker has not run in the last 10 minutes: start `heard worker`." in told.output
    with opened.people.write() as people:
        people.execute(update(AuditEntry).where(AuditEntry.number == 2).values(deed="undid"))
    assert "MEND The audit log was changed: entry 2" in heard("doctor").output


def test_doctor_before_the_first_upgrade_says_so(heard: Heard) -> None:
    told = heard("doctor")
    assert told.exit_code == 1
    assert told.output.count("is not at the newest schema: run `heard upgrade`.") == 2


def test_sign_in_makes_an_account_once_and_a_new_link_each_time(heard: Heard, opened: Books) -> None:
    heard("upgrade")
    unknown = heard("sign-in", "ada@example.org")
    assert unknown.exit_code == 1 and "There is no such account" in unknown.output
    more = ("--name", "Ada", "--handle", "ada", "--role", "administrator")
    first = heard("sign-in", " Ada@Example.org ", *more)
    second = heard("sign-in", "ada@example.org")
    assert first.exit_code == second.exit_code == 0 and first.output != second.output
    assert first.output.startswith("http://127.0.0.1:8000/sign-in/")
    with opened.people.read() as people:
        account = people.scalars(select(StaffAccount)).one()
        assert (account.handle, account.roles) == ("ada", ["administrator"])
    taken = heard("sign-in", "bo@example.org", *more)
    assert taken.exit_code == 1 and "another account's" in taken.output
