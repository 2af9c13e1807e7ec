"""Remarks a page at a time, and which of their themes a person turned down."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from analysis.themes.coding.merges import heirs_in
from analysis.themes.coding.store import steps_of
from app.team.orders import Wanted, count_of, some_of
from app.team.shown import RemarkShown, shown
from surveys.voices.round import Round

A_PAGE = 20


@dataclass(frozen=True)
class Page:
    """Some remarks of a round, in an order that says nothing about when they were written."""

    remarks: list[RemarkShown]
    number: int
    last: int
    total: int


def page_of(session: Session, round_: Round, wanted: Wanted, number: int) -> Page:
    """One page of 20. A number beyond the last page gives the last."""
    total = count_of(session, wanted)
    last = max(1, -(-total // A_PAGE))
    number = min(max(1, number), last)
    found = some_of(session, wanted, (number - 1) * A_PAGE, A_PAGE)
    return Page(shown(session, round_, found, wanted.in_order), number, last, total)


def turned_down(session: Session, remark_id: str) -> list[str]:
    """Codes of themes that a person turned down on a remark, merged ones by their heirs'."""
    heirs = heirs_in(session)
    newest = {
        step.theme: step.state
        for step in steps_of(session, [remark_id])[remark_id]
        if step.origin == "person"
    }
    return sorted({heirs.get(theme, theme) for theme, state in newest.items() if state == "rejected"})
