"""The codebook as the team kept it, edition after edition, in the voices book. The newest is in use."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from analysis.codebook.codebook import Codebook
from analysis.codebook.errors import CodebookEditError, StaleEdition
from analysis.codebook.load import SIZE_CAP, read_codebook
from analysis.codebook.toml import codebook_as_toml
from analysis.codebook.wording import WORDS
from surveys.voices.codebook_edition import CodebookEdition, MergedTheme

LONGEST_DEED = 400
LAST_NUMBER = 2**31 - 1  # what a book can hold


@dataclass(frozen=True)
class EditionShown:
    """One line of the history."""

    number: int
    version: str
    deed: str
    made_by: str
    made_on: date


def keep(
    session: Session,
    codebook: Codebook,
    deed: str,
    handle: str,
    today: date,
    *,
    made_from: int | None = None,
    base: Codebook | None = None,
) -> CodebookEdition:
    """Keep the codebook as the newest edition and have merged themes read as their heirs; flush.

    `deed` says in one sentence what was done. With `made_from`, raises StaleEdition unless that is still the
    newest number (0 before the first). `base` is the codebook of the file: it is kept as the first edition
    where there is none, so that there is always a way back. Raises CodebookEditError where it is too large.
    """
    number = newest_number(session)
    if made_from is not None and made_from != number:
        raise StaleEdition([WORDS["editions"]["stale"]])
    if number == 0 and base is not None and base.version != codebook.version:
        number += 1
        _write(session, number, base, WORDS["editions"]["first"], handle, today)
    made = _write(session, number + 1, codebook, deed, handle, today)
    _write_merges(session, codebook)
    return made


def newest(session: Session) -> Codebook | None:
    """The codebook of the newest edition; None before the first."""
    found = newest_edition(session)
    return read_edition(found.text, found.number) if found else None


def newest_edition(session: Session) -> CodebookEdition | None:
    """The newest edition as it was kept; None before the first."""
    return session.scalar(select(CodebookEdition).order_by(CodebookEdition.number.desc()).limit(1))


def newest_number(session: Session) -> int:
    """The number of the newest edition; 0 before the first."""
    query = select(CodebookEdition.number).order_by(CodebookEdition.number.desc()).limit(1)
    return session.scalar(query) or 0


def edition(session: Session, number: int) -> Codebook | None:
    """The codebook of that edition; None where there is no such edition."""
    found = session.get(CodebookEdition, number) if 0 < number <= LAST_NUMBER else None
    return read_edition(found.text, number) if found else None


def read_edition(text: str, number: int) -> Codebook:
    """The codebook of an edition's text. Raises FileError where it no longer holds together."""
    return read_codebook(text, WORDS["editions"]["name"].format(number=number))


def history(session: Session) -> list[EditionShown]:
    """Every edition, the newest first."""
    shown = CodebookEdition
    query = select(shown.number, shown.version, shown.deed, shown.made_by, shown.made_on)
    return [EditionShown(*row) for row in session.execute(query.order_by(shown.number.desc()))]


def _write(
    session: Session, number: int, codebook: Codebook, deed: str, handle: str, today: date
) -> CodebookEdition:
    text = codebook_as_toml(codebook)
    if len(text.encode()) > SIZE_CAP:
        raise CodebookEditError([WORDS["editions"]["too_large"].format(most=SIZE_CAP // 1024 // 1024)])
    made = CodebookEdition(
        number=number, version=codebook.version, text=text, deed=deed[:LONGEST_DEED], made_by=handle,
        made_on=today,
    )  # fmt: skip
    session.add(made)
    try:
        session.flush()
    except IntegrityError:  # two kept at the same instant: the second is told so
        raise StaleEdition([WORDS["editions"]["stale"]]) from None
    return made


def _write_merges(session: Session, codebook: Codebook) -> None:
    session.execute(delete(MergedTheme))
    for theme in codebook.themes:
        if (heir := codebook.now_called(theme.code)) != theme.code:
            session.add(MergedTheme(code=theme.code, into=heir))
    session.flush()
