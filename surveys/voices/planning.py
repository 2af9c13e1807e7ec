"""Planning and opening a round: its edition, its size, its cells, and its key before its first answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from surveys.db.types import random_key
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.voices.body import body_size
from surveys.voices.card import Card
from surveys.voices.envelope import sealed_size
from surveys.voices.round import Round, State
from surveys.voices.rounds import keep_edition

SMALLEST_K = {"children": 10, "staff": 5}
MOST_OF_TITLE = 160
MOST_OF_SETTING = 80


class RoundNotPlanned(ValueError):
    """The plan of a round breaks a rule; the message says which, in plain words."""


@dataclass(frozen=True)
class Door:
    """A card's three words, with the band and the setting that come with it."""

    words: str
    band: str
    setting: str = ""


@dataclass(frozen=True)
class RoundPlan:
    """What a team decides before a round: `k` can only be raised above the smallest one."""

    title: str
    questionnaire: Questionnaire
    opens_at: datetime
    closes_at: datetime
    invited: bool
    k: int = 0
    dimensions: list[list[str]] = field(default_factory=list)
    remark_dimension: str = ""
    doors: tuple[Door, ...] = ()
    chain: str = ""
    round_id: str = field(default_factory=random_key)
    covered_out_of_hours: bool = True


def plan_round(session: Session, plan: RoundPlan) -> Round:
    """Write a planned round and its cards. The same round id twice gives the same round.

    Raises RoundNotPlanned.
    """
    there = session.get(Round, plan.round_id)
    if there is not None:
        return there
    kind = plan.questionnaire.audience
    _check(plan, kind)
    _check_cards(session, plan)
    round_ = Round(
        id=plan.round_id,
        kind=kind,
        title=plan.title,
        edition_id=keep_edition(session, plan.questionnaire),
        invited=plan.invited,
        state=State.PLANNED,
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
        k=max(plan.k, SMALLEST_K[kind]),
        dimensions=plan.dimensions,
        remark_dimension=plan.remark_dimension,
        sealed_size=sealed_size(body_size(plan.questionnaire)),
        chain=plan.chain,
        covered_out_of_hours=plan.covered_out_of_hours,
    )
    session.add(round_)
    session.flush()
    session.add_all(_cards(plan))
    session.flush()
    return round_


def open_round(session: Session, round_id: str, public_key: bytes, now: datetime, asked: int = 0) -> bool:
    """Open a planned round under its public key, made and on the disk before. Repeatable."""
    round_ = session.scalar(select(Round).where(Round.id == round_id).with_for_update())
    if round_ is None or round_.state != State.PLANNED or now < round_.opens_at:
        return False
    round_.public_key = public_key
    round_.asked = asked
    round_.state = State.OPEN
    session.flush()
    return True


def _check(plan: RoundPlan, kind: str) -> None:
    if kind not in SMALLEST_K:
        raise RoundNotPlanned(f"a questionnaire for '{kind}' is not asked in rounds")
    if plan.k and plan.k < SMALLEST_K[kind]:
        raise RoundNotPlanned(f"k can only be raised: for {kind} it is at least {SMALLEST_K[kind]}")
    if plan.closes_at <= plan.opens_at:
        raise RoundNotPlanned("a round closes after it opens")
    if not plan.invited and not plan.doors:
        raise RoundNotPlanned("a round needs invitations or at least one card")
    if not 0 < len(plan.title.strip()) <= MOST_OF_TITLE:
        raise RoundNotPlanned(f"a round's title has 1 to {MOST_OF_TITLE} characters")
    declared = {part for dimension in plan.dimensions for part in dimension} | {plan.remark_dimension} - {""}
    if unknown := declared - {"band", "setting", "group"}:
        raise RoundNotPlanned(f"cells can be by band, setting and group, not by {', '.join(sorted(unknown))}")
    bands = {door.band for door in plan.doors}
    if strange := bands - set(plan.questionnaire.bands):
        raise RoundNotPlanned(f"the questionnaire has no band {', '.join(sorted(strange))}")


def _check_cards(session: Session, plan: RoundPlan) -> None:
    """A card leads to one door. Its setting is short enough for a heading and a table."""
    words = [door.words for door in plan.doors]
    taken = set(session.scalars(select(Card.words).where(Card.words.in_(words))))
    taken |= {one for one in words if words.count(one) > 1}
    if taken:
        raise RoundNotPlanned(f"the card {', '.join(sorted(taken))} leads to another door already")
    if any(len(door.setting) > MOST_OF_SETTING for door in plan.doors):
        raise RoundNotPlanned(f"a setting has at most {MOST_OF_SETTING} characters")


def _cards(plan: RoundPlan) -> Iterable[Card]:
    return [
        Card(words=door.words, round_id=plan.round_id, band=door.band, setting=door.setting)
        for door in plan.doors
    ]
