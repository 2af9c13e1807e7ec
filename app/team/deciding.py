"""What a person decides about a remark's themes, and the whole reading that comes of it."""

from sqlalchemy.orm import Session

from analysis.codebook import Stance
from analysis.themes.coding import store
from analysis.themes.coding.coded import note_coded, take_back
from analysis.themes.coding.merges import heirs_in
from analysis.themes.coding.store import Coder, Current
from analysis.themes.coding.suggested import suggested_by_machine, who_suggested
from surveys.voices.hint import Hint


class ThemesMoved(Exception):
    """What stands on the remark isn't what the person saw, so nothing was decided."""


def themes_right(session: Session, remark_id: str, seen: str, by: Coder) -> None:
    """Everything that stands is right, and nothing else: accept it, and note the reading.

    `seen` is what stood on the page. Raises ThemesMoved, UnknownRemark.
    """
    standing = _standing(session, remark_id)
    if seen != ",".join(sorted(one.theme for one in standing)):
        raise ThemesMoved
    for one in standing:
        if not one.confirmed:
            store.accept(session, remark_id, one.theme, by, one.stance)
    note_reading(session, remark_id, by)


def none_fits(session: Session, remark_id: str, by: Coder) -> None:
    """No theme fits: turn down whatever stands, and note that nothing was given. Raises UnknownRemark."""
    for one in _standing(session, remark_id):
        store.reject(session, remark_id, one.theme, by)
    note_reading(session, remark_id, by)


def unread(session: Session, remark_id: str, by: Coder) -> None:
    """Take the whole reading back; what was decided about single themes stays. Raises UnknownRemark."""
    take_back(session, remark_id, by)


def decide_one(
    session: Session, remark_id: str, deed: str, theme: str, stance: Stance | None, by: Coder
) -> None:
    """Accept, turn down, add or reopen one theme. Once no suggestion is left undecided the remark is read;
    a decision taken back takes the reading back. Raises UnknownRemark, UnknownTheme, NotSuggested."""
    if deed == "accept":
        store.accept(session, remark_id, theme, by, stance)
    elif deed == "reject":
        store.reject(session, remark_id, theme, by)
    elif deed == "add":
        store.add(session, remark_id, theme, by, stance or Stance.UNKNOWN)
    else:
        store.reopen(session, remark_id, theme, by)
        take_back(session, remark_id, by)
        return
    if all(one.confirmed for one in _standing(session, remark_id)):
        note_reading(session, remark_id, by)


def note_reading(session: Session, remark_id: str, by: Coder) -> None:
    """Note that the person has read the remark whole, with what stands confirmed on it now."""
    given = {one.theme for one in _standing(session, remark_id) if one.confirmed}
    steps = store.steps_of(session, [remark_id])[remark_id]
    suggested = suggested_by_machine(steps, heirs_in(session))
    who = who_suggested(session.get(Hint, remark_id), by.codebook)
    note_coded(session, remark_id, by, given, suggested, who)


def _standing(session: Session, remark_id: str) -> list[Current]:
    return store.current_codings(session, [remark_id])[remark_id]
