"""The plan and the codebook in use: what the team kept, else the council's own files, else ours."""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from sqlalchemy.orm import Session

from analysis.codebook.codebook import Codebook
from analysis.codebook.editions import newest_edition, read_edition
from analysis.codebook.load import load_codebook, shipped_codebook
from analysis.plan.load import load_plan, shipped_plan
from analysis.plan.plan import Plan
from app.wiring import House
from surveys.voices.rounds import questionnaire_of

SHIPPED_YEAR = 2022


def plan_in_use(house: House) -> Plan:
    """The plan that findings are linked to. Raises FileError, naming what is wrong in the council's file."""
    return _plan(house.settings.plan)


def codebook_in_use(house: House) -> Codebook:
    """The newest edition that the team kept; before the first, the council's file or ours.

    Raises FileError, naming what is wrong in the council's own file.
    """
    with house.books.voices.read() as voices:
        return codebook_from(voices, house)


def codebook_from(voices: Session, house: House) -> Codebook:
    """The same, for a caller whose session on the voices book is open already."""
    kept = newest_edition(voices)
    return _edition(kept.text, kept.number) if kept else codebook_of_file(house)


def codebook_of_file(house: House) -> Codebook:
    """The codebook that stands before any edition: the council's file or ours. Raises FileError."""
    return _codebook(house.settings.codebook)


def polarity_lookup(session: Session, edition_id: str) -> Callable[[str], str | None]:
    """Which way each question of an edition asks: for good things, for things to mend, or neither."""
    polarities = {one.id: one.polarity for one in questionnaire_of(session, edition_id).questions}
    return lambda question_id: polarities.get(question_id)


@cache
def _plan(path: Path | None) -> Plan:
    return load_plan(path) if path else shipped_plan(SHIPPED_YEAR)


@lru_cache(maxsize=4)
def _edition(text: str, number: int) -> Codebook:
    # By its text too: the tests of one process, and a book brought back from a backup, number anew.
    return read_edition(text, number)


@cache
def _codebook(path: Path | None) -> Codebook:
    return load_codebook(path) if path else shipped_codebook()
