"""Themes a round: suggestions and the sentiment hint for each remark that lacks them, one bounded lot a time.

Runs in the worker, for it imports TextBlob. Safe to stop anywhere and to repeat: a remark is done once its
hint says which codebook it was read with, and is written together with its codings. A changed codebook
reads the round again and writes only what changed; what people decided stays above it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.sentiment import MADE_BY, sentiment
from analysis.themes.stance import stance_hint
from analysis.themes.store import IDS_A_QUERY, current_codings, stance_text, steps_of
from analysis.themes.suggest import Compiled, Suggestion, compile_codebook
from surveys.voices.coding import Coding
from surveys.voices.hint import Hint
from surveys.voices.remark import Remark
from surveys.voices.round import Round

PolarityOf = Callable[[str], str | None]


@dataclass(frozen=True)
class Count:
    """What went in and what came out: remarks are always themed plus unthemed. `left` still wait."""

    remarks: int
    themed: int
    unthemed: int
    left: int = 0


def no_polarity(question_id: str) -> str | None:
    """For rounds whose questions declare no direction."""
    return None


def theme_round(
    session: Session,
    codebook: Codebook | Compiled,
    round_id: str,
    made_on: date,
    polarity_of: PolarityOf = no_polarity,
    limit: int = 1000,
) -> Count:
    """Read at most `limit` remarks of the round that this codebook hasn't read; flush; return what was done.

    A plain codebook is used with the themes of the round's own audience; a compiled one as it is.
    `polarity_of` gives what a question asks for by its id: "positive", "negative" or None. Call again, each
    time in a unit of work of its own, until `left` is 0.
    """
    ready = codebook if isinstance(codebook, Compiled) else _compiled_for(session, codebook, round_id)
    waiting = _waiting(round_id, _mark(ready))
    remarks = list(session.scalars(waiting.order_by(Remark.id).limit(limit)))
    history = steps_of(session, [remark.id for remark in remarks])
    hints = _hints(session, [remark.id for remark in remarks])
    themed = 0
    for remark in remarks:
        suggestions = ready.suggest(remark.words)
        themed += bool(suggestions)
        _write_codings(session, ready, remark, suggestions, history[remark.id], made_on, polarity_of)
        session.add(_hint(remark, hints.get(remark.id), _mark(ready)))
    session.flush()
    left = session.scalar(select(func.count()).select_from(waiting.subquery())) or 0
    return Count(len(remarks), themed, len(remarks) - themed, left)


def count_round(session: Session, round_id: str) -> Count:
    """Return how many remarks of the round have a theme standing on them now, and how many have none."""
    ids = list(session.scalars(select(Remark.id).where(Remark.round_id == round_id)))
    themed = sum(bool(standing) for standing in current_codings(session, ids).values())
    return Count(len(ids), themed, len(ids) - themed)


def read_again(session: Session, remark_ids: Sequence[str]) -> None:
    """Have remarks read again in the next run, as after their words were redacted further."""
    for remark_id in remark_ids:
        hint = session.get(Hint, remark_id)
        if hint is not None:
            session.delete(hint)
    session.flush()


def _waiting(round_id: str, mark: str) -> Select[Remark]:
    done = select(Hint.remark_id).where(Hint.remark_id == Remark.id, Hint.made_by == mark)
    return select(Remark).where(Remark.round_id == round_id, ~done.exists())


def _compiled_for(session: Session, codebook: Codebook, round_id: str) -> Compiled:
    asked = session.get(Round, round_id)
    return compile_codebook(codebook, asked.kind if asked else "")


def _mark(ready: Compiled) -> str:
    return f"{MADE_BY}, codebook {ready.version}"


def _write_codings(
    session: Session,
    ready: Compiled,
    remark: Remark,
    suggestions: Sequence[Suggestion],
    history: Sequence[Coding],
    made_on: date,
    polarity_of: PolarityOf,
) -> None:
    before = {step.theme: step for step in history if step.origin == "rules"}
    polarity = polarity_of(remark.question_id)
    for suggestion in suggestions:
        reasons: list[list[int | str]] = [[span.start, span.end, span.cue] for span in suggestion.spans]
        stance = stance_hint(remark.words, polarity, suggestion.spans).stance
        step = _step(remark.id, suggestion.theme, ready, made_on, "suggested", stance_text(stance))
        step.score, step.reasons = suggestion.score, reasons
        if not _same(before.pop(suggestion.theme, None), step):
            session.add(step)
    # What the rules no longer find is withdrawn by a step of its own, so that the history stays whole.
    for theme, old in before.items():
        if old.state == "suggested":
            session.add(_step(remark.id, theme, ready, made_on, "rejected", old.stance))


def _step(remark_id: str, theme: str, ready: Compiled, made_on: date, state: str, stance: str) -> Coding:
    return Coding(
        remark_id=remark_id,
        theme=theme,
        state=state,
        stance=stance,
        origin="rules",
        made_by=f"rules {ready.version}",
        codebook=ready.version,
        score=0.0,
        reasons=[],
        made_on=made_on,
    )


def _same(old: Coding | None, new: Coding) -> bool:
    if old is None:
        return False
    seen = (old.state, old.stance, old.score, [list(reason) for reason in old.reasons])
    return seen == (new.state, new.stance, new.score, new.reasons)


def _hints(session: Session, ids: Sequence[str]) -> dict[str, Hint]:
    found: dict[str, Hint] = {}
    for start in range(0, len(ids), IDS_A_QUERY):
        wanted = select(Hint).where(Hint.remark_id.in_(ids[start : start + IDS_A_QUERY]))
        found.update({hint.remark_id: hint for hint in session.scalars(wanted)})
    return found


def _hint(remark: Remark, old: Hint | None, mark: str) -> Hint:
    felt = sentiment(remark.words)
    hint = old or Hint(remark_id=remark.id)
    hint.polarity, hint.subjectivity = felt.polarity, felt.subjectivity
    hint.knows_words, hint.made_by = felt.knows_words, mark
    return hint
