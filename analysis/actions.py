"""Answering back: you said, and we did, we're doing, or we can't, because."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.disclosure import Released, release_approved_text
from surveys.questionnaires.reading_age import LIMITS, too_hard
from surveys.voices.action import Action
from surveys.voices.round import Round
from surveys.voices.rounds import questionnaire_of

PROBLEMS: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))[
    "problems"
]
KINDS = ("did", "doing", "cannot")
MOST_CHARACTERS = 500


class ActionNotReady(ValueError):
    """An answer lacks something; `problems` are plain sentences by field ("owner", "you_said:8-10")."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


@dataclass(frozen=True)
class Answer:
    """What the team writes. `you_said` and `answer` hold the words by band."""

    kind: str
    you_said: Mapping[str, str]
    answer: Mapping[str, str]
    owner: str
    due: date | None
    finding_id: str | None = None


@dataclass(frozen=True)
class PublishedAction:
    """An answer as one band reads it."""

    id: str
    round_id: str
    kind: str
    you_said: Released
    answer: Released
    owner: str
    due: date
    published_on: date


def problems_of(answer: Answer, bands: Sequence[str]) -> dict[str, str]:
    """What is still missing, by field, in plain sentences; empty when it may be saved."""
    found: dict[str, str] = {}
    if answer.kind not in KINDS:
        found["kind"] = PROBLEMS["kind"]
    if not answer.owner.strip():
        found["owner"] = PROBLEMS["owner"]
    if answer.due is None:
        found["due"] = PROBLEMS["due"]
    for band in bands:
        for part, words in (("you_said", answer.you_said), ("answer", answer.answer)):
            if problem := _problem_of_words(words.get(band, "").strip(), band):
                found[f"{part}:{band}"] = problem
    return found


def _problem_of_words(words: str, band: str) -> str:
    if not words:
        return PROBLEMS["words"].format(band=band)
    if len(words) > MOST_CHARACTERS:
        return PROBLEMS["too_long"].format(band=band)
    why = too_hard(words, band) if band in LIMITS else None
    return PROBLEMS["too_hard"].format(band=band, why=why) if why else ""


def bands_of(session: Session, round_id: str) -> tuple[str, ...]:
    """The bands that a round was asked in, each of which an answer needs words for."""
    return questionnaire_of(session, session.get_one(Round, round_id).edition_id).bands


def write_action(session: Session, round_id: str, answer: Answer, handle: str) -> Action:
    """Save an answer, not yet published. Raises ActionNotReady with everything that is missing."""
    bands = bands_of(session, round_id)
    if problems := problems_of(answer, bands):
        raise ActionNotReady(problems)
    action = Action(
        round_id=round_id, finding_id=answer.finding_id, kind=answer.kind, owner=answer.owner.strip(),
        you_said={band: answer.you_said[band].strip() for band in bands},
        answer={band: answer.answer[band].strip() for band in bands},
        due=answer.due, written_by=handle,
    )  # fmt: skip
    session.add(action)
    session.flush()
    return action


def publish_action(session: Session, action_id: str, on: date) -> Action:
    """Put an answer on the wall. The first day stands; publishing again changes nothing."""
    action = session.get_one(Action, action_id)
    action.published_on = action.published_on or on
    session.flush()
    return action


def published_actions(session: Session, round_id: str | None, band: str) -> list[PublishedAction]:
    """The published answers to one round (None: to every round) in a band's words, newest first.

    Where an answer has no words for that band, another band's words stand in, the simplest first.
    """
    query = select(Action).where(Action.published_on.is_not(None))
    if round_id is not None:
        query = query.where(Action.round_id == round_id)
    found = [shown for action in session.scalars(query) if (shown := in_words_of(action, band))]
    return sorted(found, key=lambda action: (-action.published_on.toordinal(), action.id))


def in_words_of(action: Action, band: str) -> PublishedAction | None:
    """One published answer in a band's words; None when it isn't published or has no words."""
    band = band if band in action.you_said else min(action.you_said, default="", key=_youngest_first)
    if action.published_on is None or not band:
        return None
    day = action.published_on.isoformat()
    return PublishedAction(
        action.id, action.round_id, action.kind,
        release_approved_text(action.you_said[band], action.written_by, day),
        release_approved_text(action.answer[band], action.written_by, day),
        action.owner, action.due, action.published_on,
    )  # fmt: skip


def _youngest_first(band: str) -> tuple[int, str]:
    start = band.split("-", 1)[0]
    return (int(start), band) if start.isdecimal() else (99, band)
