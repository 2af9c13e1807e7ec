"""How remarks were read by people, whole: the reading that counts for each, first or second."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from analysis.themes.coding.merges import heirs_in
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.remark import Remark
from surveys.voices.round import Round

_AT_ONCE = 500


@dataclass(frozen=True)
class Reading:
    """One remark as one person read it; codes of merged themes are those of their heirs."""

    number: int
    remark_id: str
    handle: str
    themes: frozenset[str]
    suggested: frozenset[str]
    suggested_by: str
    by_lot: bool
    second: bool
    coded_on: date


def first_readings(session: Session, of: str | Iterable[str], up_to: int | None = None) -> dict[str, Reading]:
    """Return how each remark was read first: of these remarks, or of all in rounds of one kind ("children").

    Remarks that nobody read, or whose reading was taken back, are left out. With `up_to` only rows up to that
    number count, so that what was learned once can be learned again.
    """
    return _newest(session, of, up_to, second=False)


def second_readings(
    session: Session, of: str | Iterable[str], up_to: int | None = None
) -> dict[str, Reading]:
    """Return how each remark was read by a second person; their own first readings are no second ones."""
    wanted = of if isinstance(of, str) else list(of)
    firsts = _newest(session, wanted, up_to, second=False)
    found = _newest(session, wanted, up_to, second=True)
    return {
        remark_id: reading
        for remark_id, reading in found.items()
        if remark_id not in firsts or firsts[remark_id].handle != reading.handle
    }


def _newest(session: Session, of: str | Iterable[str], up_to: int | None, second: bool) -> dict[str, Reading]:
    newest: dict[str, CodedRemark] = {}
    for query in _queries(of):
        query = query.where(CodedRemark.second.is_(second)).order_by(CodedRemark.number)
        if up_to is not None:
            query = query.where(CodedRemark.number <= up_to)
        newest |= {row.remark_id: row for row in session.scalars(query)}
    heirs = heirs_in(session)

    def now(codes: Iterable[str]) -> frozenset[str]:
        return frozenset(heirs.get(code, code) for code in codes)

    return {
        row.remark_id: Reading(
            row.number, row.remark_id, row.handle, now(row.themes), now(row.suggested), row.suggested_by,
            row.by_lot, row.second, row.coded_on,
        )
        for row in newest.values()
        if row.themes is not None
    }  # fmt: skip


def _queries(of: str | Iterable[str]) -> list[Select[CodedRemark]]:
    if isinstance(of, str):
        of_kind = select(Remark.id).join(Round, Round.id == Remark.round_id).where(Round.kind == of)
        return [select(CodedRemark).where(CodedRemark.remark_id.in_(of_kind))]
    ids = list(of)
    parts = [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
    return [select(CodedRemark).where(CodedRemark.remark_id.in_(part)) for part in parts]
