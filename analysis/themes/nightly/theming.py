"""Writes what the machine found in remarks: suggestions as steps, and a hint beside each.

Runs in the worker, for reading imports TextBlob and numpy. Safe to stop anywhere and to repeat: a remark is
done once its hint says with which codebook and model it was read, and the hint is written together with its
codings. A changed codebook or model reads it again and writes only what changed; what people decided stays
above it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.coding.store import IDS_A_QUERY, current_codings, steps_of
from analysis.themes.nightly.finding import Found, Suggested, find
from analysis.themes.nightly.lessons import lesson_in_use
from analysis.themes.nightly.ready import Ready, ready_for
from analysis.themes.nightly.undone import undone
from analysis.themes.nightly.waiting import held_states, waiting_of
from surveys.voices.coding import BY_MACHINE, Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import Round

# A chance that moved by less is the same suggestion: a model that learned a little more rewrites nothing.
MOVED = 0.1


@dataclass(frozen=True)
class Count:
    """What went in and what came out: remarks are always themed plus unthemed. `left` still wait."""

    remarks: int
    themed: int
    unthemed: int
    left: int = 0


def theme_round(
    session: Session, codebook: Codebook, round_id: str, made_on: date, limit: int = 1000
) -> Count:
    """Read at most `limit` remarks of the round that the model in use hasn't read; flush; return the count.

    All in one unit of work: for few remarks. Raises GivenUp, see analysis/themes/nightly/lessons.py.
    """
    asked = session.get(Round, round_id)
    ready = ready_for(lesson_in_use(session, codebook, asked.kind if asked else ""))
    ids = list(session.scalars(undone(round_id, ready.marks).limit(limit)))
    found = find(ready, waiting_of(session, ids))
    write_found(session, ready, found, made_on)
    themed = sum(bool(each.themes) for each in found)
    left = session.scalar(select(func.count()).select_from(undone(round_id, ready.marks).subquery())) or 0
    return Count(len(found), themed, len(found) - themed, left)


def write_found(session: Session, ready: Ready, found: Sequence[Found], made_on: date) -> int:
    """Write suggestions and hints of remarks whose words are still those that were read; flush.

    Returns how many were written. Others were changed, moved or are held by a person at this very moment:
    they are left as they are, to be read again.
    """
    states = held_states(session, [each.waiting.remark_id for each in found])
    kept = [each for each in found if states.get(each.waiting.remark_id) == each.waiting.state]
    history = steps_of(session, [each.waiting.remark_id for each in kept])
    steps = [step for each in kept for step in _steps(ready, each, history[each.waiting.remark_id], made_on)]
    known = _with_hint(session, list(history))
    new = [each.hint for each in kept if each.waiting.remark_id not in known]
    old = [each.hint for each in kept if each.waiting.remark_id in known]
    for statement, rows in ((insert(Coding), steps), (insert(Hint), new), (update(Hint), old)):
        if rows:
            session.execute(statement, rows)
    return len(kept)


def count_round(session: Session, round_id: str) -> Count:
    """Return how many remarks of the round have a theme standing on them now, and how many have none."""
    ids = list(session.scalars(select(Remark.id).where(Remark.round_id == round_id)))
    themed = sum(bool(standing) for standing in current_codings(session, ids).values())
    return Count(len(ids), themed, len(ids) - themed)


def read_again(session: Session, remark_ids: Sequence[str]) -> None:
    """Have remarks read again in the next run, as after their words were redacted further."""
    for part in _parts(remark_ids):
        session.execute(delete(Hint).where(Hint.remark_id.in_(part)))
    session.flush()


def _with_hint(session: Session, ids: Sequence[str]) -> set[str]:
    wanted = (select(Hint.remark_id).where(Hint.remark_id.in_(part)) for part in _parts(ids))
    return {one for query in wanted for one in session.scalars(query)}


def _steps(ready: Ready, found: Found, history: Iterable[Coding], made_on: date) -> list[dict[str, Any]]:
    """The steps that say what changed since the machine read the remark last."""
    before = {step.theme: step for step in history if step.origin in BY_MACHINE}
    steps = []
    for one in found.themes:
        if not _same(before.pop(one.theme, None), one):
            steps.append(_step(ready, found, one, "suggested", made_on))
    # What is no longer found is withdrawn by a step of its own, so that the history stays whole.
    for theme, old in before.items():
        if old.state == "suggested":
            steps.append(_step(ready, found, Suggested(theme, 0.0, old.stance, []), "rejected", made_on))
    return steps


def _step(ready: Ready, found: Found, one: Suggested, state: str, made_on: date) -> dict[str, Any]:
    return {
        "remark_id": found.waiting.remark_id,
        "theme": one.theme,
        "state": state,
        "stance": one.stance,
        "origin": ready.origin,
        "made_by": ready.made_by,
        "codebook": ready.codebook.version,
        "score": one.score,
        "reasons": one.reasons,
        "made_on": made_on,
    }


def _same(old: Coding | None, new: Suggested) -> bool:
    if old is None or old.state != "suggested" or old.stance != new.stance:
        return False
    reasons = [list(reason) for reason in old.reasons]
    return reasons == new.reasons and abs(old.score - new.score) < MOVED


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + IDS_A_QUERY] for start in range(0, len(ids), IDS_A_QUERY)]
