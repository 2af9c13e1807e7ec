"""Measures how far the themes of one kind of round can be trusted, from what people read by lot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.trust.agreement import agreement, agreement_overall
from analysis.themes.trust.card import Card, Line, Mark, RoundPart, Together, Whole
from analysis.themes.trust.drift import Drift, drifts
from analysis.themes.trust.lot_sample import Read, ReadTwice, lot_sample, read_twice
from analysis.themes.trust.scorecard import Score, more_needed, scorecard, total
from analysis.themes.trust.sensitivity import Labels, Stayed, stayed
from surveys.voices.round import Round


@dataclass(frozen=True)
class ReadAgain:
    """What the model in use suggests for remarks of the sample, as written and with words misspelt."""

    remark_ids: Sequence[str] = ()
    plain: Sequence[Labels] = ()
    wrong: Sequence[Labels] = ()


def measure(
    session: Session, codebook: Codebook, kind: str, mark: Mark, again: ReadAgain | None = None
) -> Card | None:
    """Return the card of a kind of round; None where no remark was drawn by lot and read.

    Without `again` nothing is said about misspelling.
    """
    sample = lot_sample(session, kind)
    if not sample:
        return None
    codes = [theme.code for theme in codebook.living.themes if theme.is_for(kind)]
    now, before = _two_newest(session, sample)
    twice = read_twice(session, kind)
    people = agreement({one.remark_id: one.first for one in twice}, _second(twice), codes)
    scores = _scores(sample, codes)
    changes = _drifts(session, codebook, sample, codes, now, before)
    stays, stays_all = _stays(again or ReadAgain(), sample, codes)
    lines = (
        Line(
            score.theme,
            score,
            more_needed(score),
            people[at],
            changes.get(score.theme),
            stays.get(score.theme),
        )
        for at, score in enumerate(scores)
    )
    whole = Whole(
        mark=mark,
        k=_largest_k(session, sample),
        total=total([one.suggested for one in sample], [one.said for one in sample], set(codes)),
        makers=tuple(Counter(one.suggested_by for one in sample).most_common()),
        together=_together(twice, set(codes)),
        now=_part(sample, now),
        before=_part(sample, before) if before else None,
        stayed=stays_all,
        stayed_remarks=len(again.remark_ids) if again else 0,
    )
    return Card(len(sample), whole, tuple(lines))


def _two_newest(session: Session, sample: Sequence[Read]) -> tuple[str, str]:
    """The newest round of the sample and the one before it that asked the same people ("" for none)."""
    ids = {one.round_id for one in sample}
    rounds = session.scalars(select(Round).where(Round.id.in_(ids)).order_by(Round.closes_at, Round.id)).all()
    newest = rounds[-1]
    earlier = [one.id for one in rounds[:-1] if one.source == newest.source]
    return newest.id, earlier[-1] if earlier else ""


def _scores(sample: Sequence[Read], codes: Sequence[str]) -> list[Score]:
    return scorecard([one.suggested for one in sample], [one.said for one in sample], codes)


def _part(sample: Sequence[Read], round_id: str) -> RoundPart:
    return RoundPart(round_id, sum(one.round_id == round_id for one in sample))


def _drifts(
    session: Session, codebook: Codebook, sample: Sequence[Read], codes: Sequence[str], now: str, before: str
) -> dict[str, Drift]:
    """How each theme changed; a theme made or changed since the round before has nothing to compare with."""
    if not before:
        return {}
    closed = session.get_one(Round, before).closes_at.date()
    whole = [code for code in codes if _comparable(codebook.since(code), closed)]
    newest, then = (
        _scores([one for one in sample if one.round_id == round_id], whole) for round_id in (now, before)
    )
    return dict(zip(whole, drifts(newest, then), strict=True))


def _comparable(since: date | None, closed: date) -> bool:
    return since is None or since <= closed


def _second(twice: Sequence[ReadTwice]) -> Mapping[str, Labels]:
    return {one.remark_id: one.second for one in twice}


def _together(twice: Sequence[ReadTwice], codes: Labels) -> Together:
    first = {one.remark_id: one.first for one in twice}
    machine = {one.remark_id: one.suggested for one in twice}
    pairs = ((first, _second(twice)), (machine, first), (machine, _second(twice)))
    people, machine_first, machine_second = (agreement_overall(*pair, codes) for pair in pairs)
    return Together(people, machine_first, machine_second)


def _stays(
    again: ReadAgain, sample: Sequence[Read], codes: Sequence[str]
) -> tuple[dict[str, Stayed], Stayed | None]:
    """By theme and for all; a remark that left the sample while it was read again is left out."""
    people = {one.remark_id: one.said for one in sample}
    read = zip(again.remark_ids, again.plain, again.wrong, strict=True)
    rows = [(plain, wrong, people[known]) for known, plain, wrong in read if known in people]
    if not rows:
        return {}, None
    plain, wrong, said = zip(*rows, strict=True)
    return {code: stayed(plain, wrong, said, {code}) for code in codes}, stayed(
        plain, wrong, said, set(codes)
    )


def _largest_k(session: Session, sample: Sequence[Read]) -> int:
    ids = {one.round_id for one in sample}
    return max(session.scalars(select(Round.k).where(Round.id.in_(ids))))
