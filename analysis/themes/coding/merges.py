"""Which codes fall together: a merged theme's codings and readings are read as those of its heir."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.voices.codebook_edition import MergedTheme


def heirs_in(session: Session) -> dict[str, str]:
    """Return, for every merged code, the code that it is read as; a heir that was merged too is followed."""
    into = {row.code: row.into for row in session.scalars(select(MergedTheme))}
    return {code: _last(code, into) for code in into}


def fall_together(heirs: Mapping[str, str], theme: str) -> set[str]:
    """Return every code that is read as the same theme as this one, itself and the heir among them."""
    heir = heirs.get(theme, theme)
    return {heir, theme} | {code for code, into in heirs.items() if into == heir}


def _last(code: str, into: Mapping[str, str]) -> str:
    """The end of the chain; a ring, which no codebook should hold, ends where it began."""
    seen = {code}
    while code in into and into[code] not in seen:
        code = into[code]
        seen.add(code)
    return code
