"""Sittings in the book: made at the first answer, sealed anew at each press, found by secret or code."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.keys.folder import KeyFolder
from surveys.voices.body import Body
from surveys.voices.code_keys import CodeInRound, StretchedCode, in_open_round, stretch
from surveys.voices.envelope import Draft, SittingSecret, WillNotOpen, open_for_person, seal, sitting_id
from surveys.voices.round import Round, State
from surveys.voices.sitting import Sitting


class PressedElsewhere(Exception):
    """Another press changed the sitting in the same instant: try the whole unit of work again."""


@dataclass(frozen=True)
class NewSitting:
    """What a first answer needs, prepared before the unit of work because argon2id takes its time."""

    code: str
    door: str
    reader_id: str
    thread: str
    in_round: CodeInRound


def prepare_start(folder: KeyFolder, round_id: str, code: str, door: str) -> NewSitting:
    """Derive what a new sitting of this round needs from its words-code. Raises KeyMissing after the mix."""
    stretched = stretch(folder, code)
    return NewSitting(code, door, stretched.reader_id, stretched.thread, stretched.in_round(folder, round_id))


def begin(body: Body, start: NewSitting) -> Draft:
    """A new draft; nothing is stored before its first answer is."""
    body.reader_id = start.reader_id
    return Draft(body, start.code, start.door, start.thread)


def find_draft(session: Session, secret: SittingSecret) -> tuple[Sitting, Draft] | None:
    """The sitting that this secret opens, or None."""
    row = session.get(Sitting, sitting_id(secret))
    if row is None:
        return None
    with suppress(WillNotOpen):
        return row, open_for_person(secret, row.sealed)
    return None


def store_new(
    session: Session, round_: Round, draft: Draft, secret: SittingSecret, in_round: CodeInRound
) -> None:
    """Write a sitting's one row for the first time. Raises PressedElsewhere when it is there already."""
    row = Sitting(
        id=draft.body.sitting_id,
        round_id=round_.id,
        stamp=random_key(),
        code_id=in_round.code_id,
        code_box=in_round.box(secret),
        sealed=_sealed(round_, draft, secret),
    )
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:  # a double click on the first answer: the other click has made the row
        raise PressedElsewhere("the sitting was begun in another place") from error


def store_again(session: Session, round_: Round, row: Sitting, draft: Draft, secret: SittingSecret) -> None:
    """Seal the row anew, if nobody else has since it was read. Raises PressedElsewhere."""
    changed = session.execute(
        update(Sitting)
        .where(Sitting.id == row.id, Sitting.stamp == row.stamp)
        .values(stamp=random_key(), sealed=_sealed(round_, draft, secret))
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise PressedElsewhere("the sitting was pressed in another place")
    session.expire(row)


def find_by_code(
    session: Session, folder: KeyFolder, code: StretchedCode
) -> tuple[Round, SittingSecret, Draft] | None:
    """The open round's sitting that a words-code leads to, or None. Every open round is tried."""
    held = (State.OPEN, State.CLOSED, State.HELD)
    for round_ in session.scalars(select(Round).where(Round.state.in_(held), Round.kind != "import")):
        keys = in_open_round(code, folder, round_.id)
        row = keys and session.scalar(select(Sitting).where(Sitting.code_id == keys.code_id))
        secret = keys.unbox(row.code_box) if keys and row else None
        found = find_draft(session, secret) if secret else None
        if secret and found:
            return round_, secret, found[1]
    return None


def delete_sitting(session: Session, secret: SittingSecret) -> bool:
    """Delete what one person said. Words that safety people already have stay with them."""
    found = find_draft(session, secret)
    if found is None:
        return False
    session.execute(delete(Sitting).where(Sitting.id == found[0].id))
    return True


def _sealed(round_: Round, draft: Draft, secret: SittingSecret) -> bytes:
    if round_.public_key is None:
        raise WillNotOpen("the round has no key yet")
    return seal(draft, secret, round_.public_key, round_.sealed_size)
