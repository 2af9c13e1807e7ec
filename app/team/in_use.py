"""The plan that findings land on and the codebook that remarks are read with, for the running request."""

from datetime import date
from typing import cast

from flask import g

from analysis.codebook import Codebook
from analysis.plan import Plan
from analysis.themes.coding.store import Coder
from app import library
from app.wiring import this_house

_HELD = "codebook_in_use"


def plan_in_use() -> Plan:
    """The improvement plan."""
    return library.plan_in_use(this_house())


def codebook_in_use() -> Codebook:
    """The themes known beforehand, the same ones for the whole request."""
    if _HELD not in g:
        setattr(g, _HELD, library.codebook_in_use(this_house()))
    return cast(Codebook, g.get(_HELD))


def coder(handle: str, today: date) -> Coder:
    """A person who decides about themes today."""
    return Coder(handle, today, codebook_in_use())


def strand_heading(code: str) -> str:
    """A strand's code and title; what is linked to none has neither."""
    for strand in plan_in_use().strands:
        if strand.code == code:
            return f"{strand.code} {strand.title}"
    return ""
