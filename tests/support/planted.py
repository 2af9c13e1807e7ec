"""Leaks to plant: each breaks the house in one way that somebody might break it, and has a name (P20)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, false, text

import surveys.db.engines as engines
import surveys.intake as intake
import surveys.people.invitations as invitations
import surveys.voices.envelope as envelope
import surveys.voices.mixer as mixer
import tests.support.crowd as crowd
from surveys.db.book import Book, Books
from surveys.db.types import random_key
from surveys.keys.padding import LENGTH_BYTES, pad
from surveys.safeguarding.reading_list import add_to_list
from surveys.safeguarding.triage import triage_words
from surveys.voices.code_keys import CodeInRound
from surveys.voices.counting import big_cells
from surveys.voices.sittings import begin, store_again

Patch = pytest.MonkeyPatch


def _nothing(*_: Any) -> None:
    """Breaks nothing."""


@dataclass(frozen=True)
class Plant:
    """One way to break the house, and the name under which the detectors must find it."""

    named: str
    how: str
    patch: Callable[[Patch, Path], None] = _nothing
    change: Callable[[Books], None] = _nothing
    who: str = "children"
    engine: str = "sqlite"


def remake(table: str, change: Callable[[str], str]) -> Callable[[Books], None]:
    """Make a table of the voices book anew, with its CREATE statement changed."""

    def remake(books: Books) -> None:
        with books.voices.engine.execution_options(writes=True).begin() as connection:
            made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = :t"), {"t": table})
            statement = str(made.scalar_one())
            connection.execute(text(f"DROP TABLE {table}"))
            connection.execute(text(change(statement)))

    return remake


def with_rowid(statement: str) -> str:
    """A table that keeps SQLite's hidden row number."""
    return statement.replace("WITHOUT ROWID", "")


def _with_column(column: str) -> Callable[[str], str]:
    return lambda statement: statement.replace("(", f"({column}, ", 1)


def _counting_presses(books: Books) -> None:
    remake("sitting", _with_column("presses INTEGER DEFAULT 1"))(books)
    counting = "UPDATE sitting SET presses = presses + 1 WHERE id = new.id"
    with books.voices.engine.execution_options(writes=True).begin() as connection:
        connection.execute(
            text(f"CREATE TRIGGER counting AFTER UPDATE OF stamp ON sitting BEGIN {counting}; END")
        )


def _unpadded(patch: Patch, _: Path) -> None:
    def to_its_own_size(plain: bytes, size: int) -> bytes:
        return pad(plain, size if size < 1_000 else len(plain) + LENGTH_BYTES)

    patch.setattr(envelope, "pad", to_its_own_size)


def _words_left_in_the_envelope(patch: Patch, _: Path) -> None:
    patch.setattr(
        intake,
        "replace",
        lambda one, **new: one if new == {"words": ""} else type(one)(**{**vars(one), **new}),
    )


def _words_beside_the_seal(patch: Patch, _: Path) -> None:
    kept = store_again

    def store(session: Any, round_: Any, row: Any, draft: Any, secret: Any) -> None:
        name = row.id
        kept(session, round_, row, draft, secret)
        said = " ".join(one.answer.words for one in draft.body.kept.values())
        session.execute(text("UPDATE sitting SET last_words = :w WHERE id = :i"), {"w": said, "i": name})

    patch.setattr(intake, "store_again", store)


def _sitting_id_on_remarks(patch: Patch, _: Path) -> None:
    attribute, names = mixer._attribute, list[str]()

    def note_it(round_: Any, body: Any, cells: Any) -> tuple[str, str]:
        names.append(body.sitting_id)
        return attribute(round_, body, cells)

    patch.setattr(mixer, "_attribute", note_it)
    patch.setattr(mixer, "random_key", lambda: names.pop() if names else random_key())


def _payloads_logged(patch: Patch, folder: Path) -> None:
    triage = triage_words

    def log_it(words: str, audience: str) -> Any:
        with (folder / "debug.log").open("a") as log:
            log.write(words)
        return triage(words, audience)

    patch.setattr(intake, "triage_words", log_it)


def _only_real_texts_listed(patch: Patch, _: Path) -> None:
    add = add_to_list
    patch.setattr(
        intake,
        "add_to_list",
        lambda session, round_id, told, day: add(session, round_id, told, day) if told.words else None,
    )


def _every_cell_counted(patch: Patch, _: Path) -> None:
    big = big_cells
    patch.setattr(mixer, "big_cells", lambda bodies, dimensions, _k: big(bodies, dimensions, 1))


class _NotShuffled:
    def shuffle(self, rows: list[Any]) -> None:
        """Leaves the rows as they are."""


def _journal_left(patch: Patch, _: Path) -> None:
    patch.setattr(Book, "truncate_journal", lambda self: True)


def deleted_bytes_left(patch: Patch, _: Path) -> None:
    """SQLite leaves what was deleted in its freed pages."""
    careless = tuple(one for one in engines.SQLITE_SETTINGS if "secure_delete" not in one)
    patch.setattr(engines, "SQLITE_SETTINGS", (*careless, "PRAGMA secure_delete=OFF"))


def _sittings_kept(patch: Patch, _: Path) -> None:
    patch.setattr(mixer, "delete", lambda table: delete(table).where(false()))


def _key_kept(patch: Patch, _: Path) -> None:
    patch.setattr(mixer, "destroy_round_keys", _nothing)


def _tag_is_the_invitation(patch: Patch, _: Path) -> None:
    patch.setattr(crowd, "invitation_tag", lambda _folder, _round, invitation: invitation)


def _reader_is_the_invitation(patch: Patch, _: Path) -> None:
    def begin_by_tag(body: Any, start: Any) -> Any:
        draft = begin(body, start)
        body.reader_id = body.tag
        return draft

    _tag_is_the_invitation(patch, _)
    patch.setattr(intake, "begin", begin_by_tag)


def _labels_of_few(patch: Patch, _: Path) -> None:
    patch.setattr(invitations, "LABEL_FACTOR", 0)


def _secret_in_the_box(patch: Patch, _: Path) -> None:
    patch.setattr(CodeInRound, "box", lambda self, secret: secret.encode())


def not_shuffled(patch: Patch, _: Path) -> None:
    """The mixer writes rows in the order in which it read them."""
    patch.setattr(mixer, "SystemRandom", _NotShuffled)


CREATED = "created_at TEXT DEFAULT CURRENT_TIMESTAMP"
PLANTS = (
    Plant("hidden row number", "sittings keep their rowid", change=remake("sitting", with_rowid)),
    Plant("hidden row number", "remarks keep their rowid", change=remake("remark", with_rowid)),
    Plant("time finer than a day", "sittings say when", change=remake("sitting", _with_column(CREATED))),
    Plant("time finer than a day", "items say when", change=remake("reading_item", _with_column(CREATED))),
    Plant("more than one size", "bodies are not padded", _unpadded),
    Plant("count of presses", "a counter in the clear", change=_counting_presses),
    Plant("concern copied into the envelope", "moved words stay", _words_left_in_the_envelope),
    Plant(
        "answers beside the seal",
        "words in a column",
        _words_beside_the_seal,
        remake("sitting", _with_column("last_words TEXT DEFAULT ''")),
    ),
    Plant("secret in the book", "the code's box is open", _secret_in_the_box),
    Plant("sitting known after the mix", "remarks carry the sitting's id", _sitting_id_on_remarks),
    Plant("payload in a file", "raw words are logged", _payloads_logged),
    Plant("reading item tells who wrote", "no item for a skip", _only_real_texts_listed),
    Plant("group of too few", "every cell is counted", _every_cell_counted),
    Plant("order kept at the mix", "nothing is shuffled", not_shuffled, engine="postgresql"),
    Plant("key kept", "the key outlives the mix", _key_kept),
    Plant("sitting left", "sittings outlive the mix", _sittings_kept),
    Plant("old pages left", "the journal isn't emptied", _journal_left),
    Plant("old pages left", "deleted bytes stay", deleted_bytes_left),
    Plant("invitation in voices", "the tag is the invitation", _tag_is_the_invitation, who="staff"),
    Plant("one key in both books", "the reader is the invitation", _reader_is_the_invitation, who="staff"),
    Plant("label of too few", "teams of four keep their label", _labels_of_few, who="staff"),
)
