"""Remarks read whole by people: who gave which themes, what had been suggested, and whether by lot.

Each reading is a row of its own and nothing is overwritten. First readings of a remark are one history,
whoever made them, for the team decides together: the newest counts, and taking back leaves it unread.
Second readings are made by another person who sees neither the first nor what was suggested.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from analysis.themes.coding.choosing import Choice, next_to_read
from analysis.themes.coding.merges import heirs_in
from analysis.themes.coding.readings import Reading, first_readings, second_readings
from analysis.themes.coding.store import Coder, UnknownRemark
from surveys.voices.coded_remark import CodedRemark
from surveys.voices.next_to_read import NextToRead
from surveys.voices.remark import Remark
from surveys.voices.round import Round

__all__ = ["Reading", "first_readings", "note_coded", "plan_reading", "second_readings", "take_back"]


def note_coded(
    session: Session,
    remark_id: str,
    coder: Coder,
    themes: Collection[str],
    suggested: Collection[str],
    suggested_by: str,
    second: bool = False,
) -> CodedRemark:
    """Write that a person has read a remark whole and given it these themes, perhaps none.

    `suggested` is what the machine suggested when the person read. A later reading keeps what was suggested
    at the first: the model may have learned from that reading, and would be praised for knowing it. Raises
    UnknownRemark. The same reading twice by the same person is one.
    """
    before = _rows_of(session, remark_id, second)
    told = [row for row in before if row.themes is not None]
    if told and told[-1] is before[-1] and _same(told[-1], coder, themes):
        return told[-1]
    if told:
        suggested = _first_suggested(told[-1], suggested, heirs_in(session))
        suggested_by = told[-1].suggested_by
    return _write(
        session, remark_id, coder, sorted(set(themes)), sorted(set(suggested)), suggested_by, second
    )


def take_back(session: Session, remark_id: str, coder: Coder, second: bool = False) -> None:
    """Write that the remark counts as not read; nothing where it isn't anyway. Raises UnknownRemark."""
    before = _rows_of(session, remark_id, second)
    if before and before[-1].themes is not None:
        _write(session, remark_id, coder, None, before[-1].suggested, before[-1].suggested_by, second)


def plan_reading(
    session: Session,
    round_id: str,
    chances: Mapping[str, Sequence[float]],
    themes: Sequence[str],
    many: int,
) -> int:
    """Write which remarks of the round to read next, and return how many; what stood there before goes.

    `chances` gives the themes' chances by remark id, in the order of `themes`. Remarks already read are left
    out. A remark's id is random, so the order of ids is the lot. What was drawn by lot before and is still
    unread stays drawn, though `chances` may not know it: or people could shirk the hard ones.
    """
    kind = session.get_one(Round, round_id).kind
    read = first_readings(session, kind)
    unread = sorted(remark_id for remark_id in chances if remark_id not in read)
    codes = {theme: sum(theme in each.themes for each in read.values()) for theme in themes}
    choices = next_to_read([chances[remark_id] for remark_id in unread], themes, codes, many, seed=None)
    drawn = _still_drawn(session, round_id, read)
    rows = _with_drawn([(unread[choice.place], choice) for choice in choices], drawn)
    session.execute(delete(NextToRead).where(NextToRead.round_id == round_id))
    if rows:
        session.execute(insert(NextToRead), [
            {"remark_id": remark_id, "round_id": round_id, "place": place, "by_lot": by_lot, "theme": theme}
            for place, (remark_id, by_lot, theme) in enumerate(rows, 1)
        ])  # fmt: skip
    session.flush()
    return len(rows)


def _still_drawn(session: Session, round_id: str, read: Collection[str]) -> list[str]:
    wanted = select(NextToRead.remark_id).where(NextToRead.round_id == round_id, NextToRead.by_lot)
    return [one for one in session.scalars(wanted.order_by(NextToRead.place)) if one not in read]


def _with_drawn(chosen: Sequence[tuple[str, Choice]], drawn: Sequence[str]) -> list[tuple[str, bool, str]]:
    """Give the places of this draw's lot to what is drawn already, before anything newly drawn."""
    known = set(drawn)
    newly = [one for one, choice in chosen if choice.by_lot and one not in known]
    lot = deque([*drawn, *newly])
    turns = deque((one, choice.theme) for one, choice in chosen if not choice.by_lot and one not in known)
    rows: list[tuple[str, bool, str]] = []
    for _, choice in chosen:
        if choice.by_lot and lot:
            rows.append((lot.popleft(), True, ""))
        elif turns:
            one, theme = turns.popleft()
            rows.append((one, False, theme))
    return [*rows, *((one, True, "") for one in lot if one in known)]


def _rows_of(session: Session, remark_id: str, second: bool) -> list[CodedRemark]:
    if session.get(Remark, remark_id) is None:
        raise UnknownRemark(f"There is no remark {remark_id!r}.")
    wanted = select(CodedRemark).where(CodedRemark.remark_id == remark_id, CodedRemark.second.is_(second))
    return list(session.scalars(wanted.order_by(CodedRemark.number)))


def _same(row: CodedRemark, coder: Coder, themes: Collection[str]) -> bool:
    return row.handle == coder.handle and set(row.themes or ()) == set(themes)


def _first_suggested(row: CodedRemark, now: Collection[str], heirs: Mapping[str, str]) -> set[str]:
    """What was suggested at first, and what has come since and can't have been learned from that reading."""
    given = {heirs.get(code, code) for code in row.themes or ()}
    return set(row.suggested) | {code for code in now if heirs.get(code, code) not in given}


def _write(
    session: Session,
    remark_id: str,
    coder: Coder,
    themes: list[str] | None,
    suggested: Sequence[str],
    suggested_by: str,
    second: bool,
) -> CodedRemark:
    row = CodedRemark(
        remark_id=remark_id, handle=coder.handle, themes=themes, suggested=list(suggested),
        suggested_by=suggested_by, by_lot=_by_lot(session, remark_id), second=second, coded_on=coder.made_on,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _by_lot(session: Session, remark_id: str) -> bool:
    """Once drawn by lot it stays so, though a remark that was read leaves the order of reading."""
    drawn = select(NextToRead.by_lot).where(NextToRead.remark_id == remark_id, NextToRead.by_lot)
    noted = select(CodedRemark.by_lot).where(CodedRemark.remark_id == remark_id, CodedRemark.by_lot)
    return bool(session.scalar(drawn) or session.scalar(noted.limit(1)))
