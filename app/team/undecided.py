"""Which remarks were read whole by a person, and which still wait for one."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlalchemy.orm import aliased

from surveys.voices.coded_remark import CodedRemark
from surveys.voices.coding import Coding
from surveys.voices.remark import Remark


def read_by_a_person(by_lot: bool = False) -> ColumnElement[bool]:
    """True for a remark with a first reading that wasn't taken back; with `by_lot`, only where drawn so."""
    row = aliased(CodedRemark)
    drawn = [row.by_lot] if by_lot else []
    return exists().where(*_stands(row), *drawn)


def waits_for_a_person(newer: Mapping[str, date]) -> ColumnElement[bool]:
    """True for a remark that nobody has read whole, and for one that was given a suggestion since, by a theme
    that came into the codebook later. `newer` says from which day such themes are there, by their codes.

    Of the themes that were known, a whole reading has said that they don't fit.
    """
    if not newer:
        return ~read_by_a_person()
    return or_(~read_by_a_person(), _newly_suggested(newer))


def _newly_suggested(newer: Mapping[str, date]) -> ColumnElement[bool]:
    row, step, later = aliased(CodedRemark), aliased(Coding), aliased(Coding)
    overtaken = exists().where(
        later.remark_id == step.remark_id,
        later.theme == step.theme,
        or_(later.origin == "person", and_(later.state == "rejected", later.id > step.id)),
    )
    since = [and_(step.theme == code, row.coded_on <= day) for code, day in newer.items()]
    return exists().where(
        *_stands(row), step.remark_id == Remark.id, step.origin != "person", step.state == "suggested",
        or_(*since), ~overtaken,
    )  # fmt: skip


def _stands(row: type[CodedRemark]) -> list[ColumnElement[bool]]:
    later = aliased(CodedRemark)
    newer = exists().where(
        later.remark_id == row.remark_id, later.second.is_(False), later.number > row.number
    )
    return [row.remark_id == Remark.id, row.second.is_(False), row.themes.is_not(None), ~newer]
