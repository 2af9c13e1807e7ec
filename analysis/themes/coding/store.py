"""Codings in the voices book: every step is kept, the newest step of a person outweighs any rule or model.

Codings of a merged theme are read as its heir's and stay as they are, so that a merge can be undone. What
was decided under both codes falls together: a theme stands where it stood under either.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook, Stance
from analysis.themes.coding.merges import fall_together, heirs_in
from analysis.themes.coding.readings import first_readings
from analysis.themes.coding.suggested import declined, newer_themes
from surveys.voices.coding import Coding
from surveys.voices.remark import Remark

IDS_A_QUERY = 500


class UnknownRemark(KeyError):
    """There is no remark with that id."""


class NotSuggested(ValueError):
    """The theme was never put on the remark, so it can't be accepted or rejected; it can be added."""


@dataclass(frozen=True)
class Coder:
    """Who decides, on which day, by which codebook."""

    handle: str
    made_on: date
    codebook: Codebook


@dataclass(frozen=True)
class Current:
    """A theme that stands on a remark now, with the rule's reasons; what a person added has none."""

    remark_id: str
    theme: str
    state: str
    stance: Stance
    origin: str
    made_by: str
    score: float
    reasons: tuple[tuple[int, int, str], ...]
    suggested_by: str = ""  # the rules or the model; empty where none suggests it

    @property
    def confirmed(self) -> bool:
        """True once a person has said that the theme stands."""
        return self.state in ("accepted", "added")

    @property
    def decided(self) -> bool:
        """True once a person has said anything about it that stands."""
        return self.origin == "person"


def current_codings(session: Session, remark_ids: Iterable[str]) -> dict[str, list[Current]]:
    """Return, for every remark asked for, the themes that stand on it now, surest first; rejected ones don't.

    A remark with no theme is there with an empty list: as many come out as go in. Where a person has read the
    remark whole, a machine's later suggestion stands only by a theme that came into the codebook since.
    """
    steps, heirs = steps_of(session, remark_ids), heirs_in(session)
    readings, newer = first_readings(session, steps), newer_themes(session)
    return {
        remark_id: [
            one
            for one in standing(history, heirs)
            if one.decided or not declined(readings.get(remark_id), one.theme, newer)
        ]
        for remark_id, history in steps.items()
    }


def steps_of(session: Session, remark_ids: Iterable[str]) -> dict[str, list[Coding]]:
    """Return the full history of each remark asked for, oldest step first."""
    steps: dict[str, list[Coding]] = {remark_id: [] for remark_id in remark_ids}
    ids = list(steps)
    for start in range(0, len(ids), IDS_A_QUERY):
        part = ids[start : start + IDS_A_QUERY]
        for coding in session.scalars(select(Coding).where(Coding.remark_id.in_(part)).order_by(Coding.id)):
            steps[coding.remark_id].append(coding)
    return steps


def accept(
    session: Session, remark_id: str, theme: str, coder: Coder, stance: Stance | None = None
) -> Current:
    """Say that a suggested theme stands, with its stance or another; raise NotSuggested if it never was."""
    heir, histories = _histories(session, remark_id, theme)
    if not histories:
        raise NotSuggested(f"{theme!r} was never put on this remark; add it instead.")
    history = histories.get(heir, [])
    said = stance or _last_stance(history or max(histories.values(), key=lambda steps: steps[-1].id))
    # What a person added and rejected and now wants back was never suggested: it is added again.
    state = "accepted" if any(_was_suggested(steps) for steps in histories.values()) else "added"
    return _append(session, remark_id, heir, coder, state, said, history)


def reject(session: Session, remark_id: str, theme: str, coder: Coder) -> None:
    """Say that a theme doesn't stand on the remark; the step is kept and can be turned by accept or add."""
    heir, histories = _histories(session, remark_id, theme)
    if not histories:
        raise NotSuggested(f"{theme!r} was never put on this remark; add it instead.")
    # What fell together is turned down together, or it would stand still under its old code.
    for code in [code for code in histories if code == heir or _merged(histories[code]).state != "rejected"]:
        _append(session, remark_id, code, coder, "rejected", _last_stance(histories[code]), histories[code])


def add(session: Session, remark_id: str, theme: str, coder: Coder, stance: Stance) -> Current:
    """Put a theme of the codebook on a remark; raise UnknownTheme or UnknownRemark where there is none."""
    heir, histories = _histories(session, remark_id, theme)
    coder.codebook.theme(heir)
    state = "accepted" if any(_was_suggested(history) for history in histories.values()) else "added"
    return _append(session, remark_id, heir, coder, state, stance, histories.get(heir, []))


def reopen(session: Session, remark_id: str, theme: str, coder: Coder) -> None:
    """Take a person's decision back: a rule's suggestion is one again, what a person added goes."""
    _, histories = _histories(session, remark_id, theme)
    for code, history in histories.items():
        if not any(step.origin == "person" for step in history):
            continue
        by_rule = [step for step in history if step.origin != "person"]
        state = "suggested" if by_rule and by_rule[-1].state == "suggested" else "rejected"
        stance = Stance(by_rule[-1].stance or Stance.UNKNOWN) if by_rule else Stance.UNKNOWN
        _append(session, remark_id, code, coder, state, stance, history)


def stance_text(stance: Stance) -> str:
    """Return a stance as it is stored: an unknown one is empty."""
    return "" if stance is Stance.UNKNOWN else stance.value


def _append(
    session: Session,
    remark_id: str,
    theme: str,
    coder: Coder,
    state: str,
    stance: Stance,
    history: Sequence[Coding],
) -> Current:
    by_people = [step for step in history if step.origin == "person"]
    last = by_people[-1] if by_people else None
    # A second press of the same button is one decision, not two.
    if last is not None and (last.state, last.stance) == (state, stance_text(stance)):
        return _merged(history)
    step = Coding(
        remark_id=remark_id,
        theme=theme,
        state=state,
        stance=stance_text(stance),
        origin="person",
        made_by=coder.handle,
        codebook=coder.codebook.version,
        score=1.0,
        reasons=[],
        made_on=coder.made_on,
    )
    session.add(step)
    session.flush()
    return _merged([*history, step])


def standing(history: Sequence[Coding], heirs: Mapping[str, str]) -> list[Current]:
    """Return the themes that stand after these steps of one remark, by heirs' codes, surest first.

    `heirs` is what merges.heirs_in gives.
    """
    found: dict[str, list[Current]] = {}
    for code, steps in _by_code(history).items():
        heir = heirs.get(code, code)
        found.setdefault(heir, []).append(replace(_merged(steps), theme=heir))
    best = [_together(same) for same in found.values()]
    kept = [current for current in best if current.state != "rejected"]
    return sorted(kept, key=lambda current: (-current.score, current.theme))


def _histories(session: Session, remark_id: str, theme: str) -> tuple[str, dict[str, list[Coding]]]:
    """The theme's heir, and the steps of every code that falls together with it, oldest first."""
    if session.get(Remark, remark_id) is None:
        raise UnknownRemark(f"There is no remark {remark_id!r}.")
    heirs = heirs_in(session)
    same = fall_together(heirs, theme)
    wanted = select(Coding).where(Coding.remark_id == remark_id, Coding.theme.in_(same)).order_by(Coding.id)
    return heirs.get(theme, theme), _by_code(session.scalars(wanted))


def _by_code(steps: Iterable[Coding]) -> dict[str, list[Coding]]:
    found: dict[str, list[Coding]] = {}
    for step in steps:
        found.setdefault(step.theme, []).append(step)
    return found


def _together(same: Sequence[Current]) -> Current:
    """Of codes that fell together the one that stands most firmly speaks: confirmed, suggested, rejected."""
    best = max(same, key=lambda one: (one.confirmed, one.state != "rejected", one.score))
    reasons = best.reasons or next((one.reasons for one in same if one.reasons), ())
    return replace(best, reasons=reasons)


def _was_suggested(steps: Sequence[Coding]) -> bool:
    return any(step.origin != "person" and step.state == "suggested" for step in steps)


def _last_stance(steps: Sequence[Coding]) -> Stance:
    return Stance(steps[-1].stance or Stance.UNKNOWN)


def _merged(steps: Sequence[Coding]) -> Current:
    """Return how one theme stands: a person's newest step decides, the rule's newest gives the reasons."""
    by_people = [step for step in steps if step.origin == "person"]
    by_rule = [step for step in steps if step.origin != "person"]
    decides = by_people[-1] if by_people else by_rule[-1]
    reasons = by_rule[-1].reasons if by_rule else []
    suggested_by = by_rule[-1].made_by if by_rule and by_rule[-1].state == "suggested" else ""
    score = by_rule[-1].score if by_rule and decides.state == "suggested" else decides.score
    return Current(
        remark_id=decides.remark_id,
        theme=decides.theme,
        state=decides.state,
        stance=Stance(decides.stance or Stance.UNKNOWN),
        origin=decides.origin,
        made_by=decides.made_by,
        score=score,
        reasons=tuple((int(start), int(end), str(cue)) for start, end, cue in reasons),
        suggested_by=suggested_by,
    )
