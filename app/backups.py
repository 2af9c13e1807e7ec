"""Backups: both books apart, and the care key apart from them. Never a round's key, never a pepper."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, update

from app.book_copies import BackupRefused, check_copy, copy_back, copy_in, copy_out
from app.jobs.tidying import tidy
from app.migrate import METADATA, upgrade
from app.slack import OPT_OUT_KEY
from app.wiring import House
from surveys.db.book import Book
from surveys.keys.folder import KeyFolder, KeyMissing
from surveys.safeguarding.care_box import PRIVATE, RECOVERY, care_key_fits
from surveys.voices.code_keys import CODES_PEPPER
from surveys.voices.round import Round, State
from surveys.voices.round_keys import has_round_keys

__all__ = ["BackupRefused", "Brought", "back_up", "bring_back"]

KEPT_KEYS = (PRIVATE, RECOVERY, CODES_PEPPER, OPT_OUT_KEY)
SEALED = (State.OPEN, State.CLOSED, State.HELD)


@dataclass(frozen=True)
class Brought:
    """What a restore could not bring: a care key that fits, and rounds that nobody can open any more."""

    care_key_fits: bool
    sealed_for_ever: tuple[str, ...]


def back_up(house: House, folder: Path) -> list[Path]:
    """Write people/, voices/ and care/ below `folder`, each to be kept apart. Returns what was written.

    Rounds that were mixed before the copy began are then marked as backed up, so that their keys may be
    destroyed. Raises BackupRefused; then none is marked.
    """
    mixed = _mixed_rounds(house)
    try:
        _make(folder)
        written = [
            copy_out(book, _make(folder / book.name).parent)
            for book in (house.books.people, house.books.voices)
        ]
        care = KeyFolder(_make(folder / "care"))
        written += [_keep_key(house.keys, care, name) for name in KEPT_KEYS]
    except KeyMissing as error:
        raise BackupRefused(f"{error}: run `heard upgrade`, or bring the key back") from None
    except OSError as error:
        raise BackupRefused(f"the backup could not be written: {error.strerror or error}") from None
    with house.books.voices.write() as voices:
        voices.execute(update(Round).where(Round.id.in_(mixed)).values(backed_up=True))
    return written


def bring_back(house: House, folder: Path) -> Brought:
    """Bring a backup into books that hold no rows, up to the newest schema, with retention applied again.

    Raises BackupRefused where something is there already, or when a copy is missing or damaged; nothing is
    changed then.
    """
    books = (house.books.people, house.books.voices)
    for book in books:
        _check_may_come_back(book, folder)
    for book in books:
        copy_back(book, copy_in(book, folder))
        upgrade(book)
    for name in KEPT_KEYS:
        _bring_key_back(house.keys, folder / "care", name)
    while tidy(house):
        pass
    return _what_is_missing(house)


def _check_may_come_back(book: Book, folder: Path) -> None:
    copy = copy_in(book, folder)
    if not copy.is_file():
        raise BackupRefused(f"there is no backup of the {book.name} book in {folder}")
    check_copy(book, copy)
    if not _is_empty(book):
        raise BackupRefused(f"the {book.name} book is not empty: restore into new books")


def _mixed_rounds(house: House) -> list[str]:
    with house.books.voices.read() as voices:
        return list(voices.scalars(select(Round.id).where(Round.state == State.MIXED)))


def _keep_key(keys: KeyFolder, care: KeyFolder, name: str) -> Path:
    flat = name.replace("/", "_")
    care.replace(flat, keys.read(name))
    (care.path / flat).chmod(0o600)  # a copy is for whoever made it alone, also where the web shares the key
    return care.path / flat


def _bring_key_back(keys: KeyFolder, care: Path, name: str) -> None:
    """A new house made keys of its own; what was sealed before opens with the old ones only."""
    source = care / name.replace("/", "_")
    if source.is_file():
        keys.replace(name, source.read_bytes())


def _what_is_missing(house: House) -> Brought:
    with house.books.voices.read() as voices:
        sealed = voices.scalars(select(Round).where(Round.state.in_(SEALED), Round.kind != "import"))
        lost = tuple(one.title for one in sealed if not has_round_keys(house.keys, one.id))
        return Brought(care_key_fits(voices, house.keys), lost)


def _is_empty(book: Book) -> bool:
    tables = METADATA[book.name].sorted_tables
    with book.engine.connect() as connection:
        there = set(connection.dialect.get_table_names(connection))
        return all(
            connection.execute(table.select().limit(1)).first() is None
            for table in tables
            if table.name in there and table.name != "care_key"
        )


def _make(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
