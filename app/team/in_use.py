"""The plan that findings land on, and the codebook that remarks are read with: read once a process."""

from datetime import date
from functools import cache

from analysis.codebook import Codebook, shipped_codebook
from analysis.plan import Plan, shipped_plan
from analysis.themes.store import Coder

PLAN_YEAR = 2022


@cache
def plan_in_use() -> Plan:
    """The improvement plan."""
    return shipped_plan(PLAN_YEAR)


@cache
def codebook_in_use() -> Codebook:
    """The themes known beforehand."""
    return shipped_codebook()


def coder(handle: str, today: date) -> Coder:
    """A person who decides about themes today."""
    return Coder(handle, today, codebook_in_use())


def strand_heading(code: str) -> str:
    """A strand's code and title; what is linked to none has neither."""
    for strand in plan_in_use().strands:
        if strand.code == code:
            return f"{strand.code} {strand.title}"
    return ""
