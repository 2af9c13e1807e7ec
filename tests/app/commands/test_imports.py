"""`heard import`: all or nothing, told in a line or two."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import select

from surveys.db.book import Books
from surveys.people.audit_entry import AuditEntry
from surveys.people.contact import Contact
from surveys.voices.remark import Remark
from surveys.voices.told_remark import ToldRemark
from surveys.voices.translation import Translation

Heard = Callable[..., Result]


@pytest.fixture
def comments(tmp_path: Path) -> Path:
    file = tmp_path / "comments.csv"
    rows = "".join(f'"What is good?","the garden is nice {number}"\n' for number in range(20))
    file.write_text(f"question,text\n{rows}", encoding="utf-8")
    return file


def take(heard: Heard, file: Path, *more: str) -> Result:
    return heard("import", "comments", file, "--source", "Notes", "--text", "text", *more)


def test_comments_are_imported_and_it_is_audited(heard: Heard, opened: Books, comments: Path) -> None:
    assert heard("upgrade").exit_code == 0
    done = take(heard, comments, "--question", "question", "--audience", "staff")
    assert done.exit_code == 0
    assert done.output == "20 rows from Notes: 20 remarks, 0 to the safeguarding desk.\n"
    with opened.voices.read() as voices:
        assert len(voices.scalars(select(Remark)).all()) == 20
    with opened.people.read() as people:
        assert [one.deed for one in people.scalars(select(AuditEntry))] == ["imported comments"]


def test_the_same_source_twice_is_refused_and_counts_nothing_twice(
    heard: Heard, opened: Books, comments: Path
) -> None:
    heard("upgrade")
    take(heard, comments)
    again = take(heard, comments)
    assert again.exit_code == 1 and "were imported before (20 of them)" in again.output
    with opened.voices.read() as voices:
        assert len(voices.scalars(select(Remark)).all()) == 20


def test_bad_rows_are_listed_by_line_and_nothing_is_kept(heard: Heard, opened: Books, comments: Path) -> None:
    heard("upgrade")
    comments.write_text(comments.read_text() + "short\nx, \n")
    refused = take(heard, comments)
    assert refused.exit_code == 1
    assert refused.output == (
        "Error: comments.csv was not imported:\n"
        "line 22: it has 1 cells, and the first line has 2\n"
        "line 23: the text is empty\n"
    )
    with opened.voices.read() as voices:
        assert voices.scalars(select(Remark)).all() == []


def test_a_wrong_column_tells_which_there_are(heard: Heard, comments: Path) -> None:
    heard("upgrade")
    refused = heard("import", "comments", comments, "--source", "Notes", "--text", "comment")
    assert "there is no column comment; the columns are question, text" in refused.output


def test_before_the_first_upgrade_a_sentence_says_what_to_do(heard: Heard, comments: Path) -> None:
    early = take(heard, comments)
    assert early.exit_code == 1
    assert early.output == "Error: The people book is not at the newest schema: run `heard upgrade` first.\n"


def test_contacts_are_imported_brought_up_and_audited(heard: Heard, opened: Books, tmp_path: Path) -> None:
    heard("upgrade")
    file = tmp_path / "contacts.csv"
    file.write_text("name,email,slack,group\nAda,ada@example.org,,North\nBo,,U123,North\n")
    first = heard("import", "contacts", file, "--audience", "Everybody")
    assert first.output == "2 rows: 2 new, 0 known, 0 left, 0 opted out and stay so.\n"
    file.write_text("name,email,slack,group\nAda,ADA@example.org,,South\n")
    second = heard("import", "contacts", file, "--audience", "Everybody")
    assert second.output == "1 rows: 0 new, 1 known, 1 left, 0 opted out and stay so.\n"
    with opened.people.read() as people:
        assert {one.name: one.group_label for one in people.scalars(select(Contact))} == {
            "Ada": "South",
            "Bo": "North",
        }


def test_an_audience_stays_of_its_kind(heard: Heard, tmp_path: Path) -> None:
    heard("upgrade")
    file = tmp_path / "contacts.csv"
    file.write_text("name,email,slack,group\nAda,ada@example.org,,North\n")
    heard("import", "contacts", file, "--audience", "Everybody")
    refused = heard("import", "contacts", file, "--audience", "Everybody", "--kind", "children")
    assert refused.exit_code == 1 and "is one of staff" in refused.output


def test_translations_languages_and_moods_are_imported_by_their_columns(
    heard: Heard, opened: Books, tmp_path: Path
) -> None:
    file = tmp_path / "polish.csv"
    file.write_text("text,english,tongue,mood\nLubię ogród,I like the garden,Polish,2\n", encoding="utf-8")
    heard("upgrade")
    done = take(heard, file, "--translation", "english", "--language", "tongue", "--sentiment", "mood")
    assert done.exit_code == 0
    with opened.voices.read() as voices:
        told = voices.scalars(select(ToldRemark)).one()
        assert (told.language, told.mood) == ("pl", 2)
        assert voices.scalars(select(Translation)).one().words == "I like the garden"
