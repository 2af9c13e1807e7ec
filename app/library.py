"""The plan and the codebook in use: the council's own files when the settings name them, ours otherwise."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from analysis.codebook.codebook import Codebook
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
    """The codebook that suggests themes. Raises FileError, naming what is wrong in the council's own file."""
    return _codebook(house.settings.codebook)


def polarity_lookup(session: Session, edition_id: str) -> Callable[[str], str | None]:
    """Which way each question of an edition asks: for good things, for things to mend, or neither."""
    polarities = {one.id: one.polarity for one in questionnaire_of(session, edition_id).questions}
    return lambda question_id: polarities.get(question_id)


@cache
def _plan(path: Path | None) -> Plan:
    return load_plan(path) if path else shipped_plan(SHIPPED_YEAR)


@cache
def _codebook(path: Path | None) -> Codebook:
    return load_codebook(path) if path else shipped_codebook()
