"""Reads waiting remarks: themes with their reasons and stances, a hint, a mood. Pure, for the worker.

One remark that can't be read leaves the others alone: it is read by itself, and marked when it fails again.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.codebook import Stance
from analysis.themes.coding.store import stance_text
from analysis.themes.moods.first_moods import Mood
from analysis.themes.moods.mood_store import moods_of
from analysis.themes.moods.sentiment import sentiment
from analysis.themes.nightly.ready import Ready
from analysis.themes.nightly.waiting import Waiting
from analysis.themes.reasons.why import Why, explained_many
from analysis.themes.rules.answer import Answer
from analysis.themes.rules.stance import stance_hint

log = logging.getLogger(__name__)
Reasons = list[list[int | str]]


@dataclass(frozen=True, slots=True)
class Suggested:
    """One theme, as a step of its history will say it."""

    theme: str
    score: float
    stance: str
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one remark: its themes, and the columns of its hint."""

    waiting: Waiting
    themes: list[Suggested]
    hint: dict[str, Any] = field(default_factory=dict)


def find(ready: Ready, waiting: Sequence[Waiting]) -> list[Found]:
    """Return what is found in each remark: as many as went in, in their order, whatever they hold."""
    try:
        return _find_all(ready, waiting)
    except Exception as error:
        # An error's text may hold somebody's words: its kind is enough.
        log.warning("a portion of remarks is read one by one: %s", type(error).__name__)
    return [_find_alone(ready, each) for each in waiting]


def _find_alone(ready: Ready, waiting: Waiting) -> Found:
    try:
        return _find_all(ready, [waiting])[0]
    except Exception as error:
        log.error("a remark could not be read by the machine: %s", type(error).__name__)
        return Found(waiting, [], _hint(ready.marks[1], waiting, 0.0, 0.0, False))


def _find_all(ready: Ready, waiting: Sequence[Waiting]) -> list[Found]:
    whys = explained_many(ready.model, [each.asked for each in waiting])
    moods = moods_of(ready.moods, [_answer(each) for each in waiting])
    return [_found(ready, *one) for one in zip(waiting, whys, moods, strict=True)]


def _found(ready: Ready, waiting: Waiting, whys: Sequence[Why], mood: Mood | None) -> Found:
    felt = sentiment(waiting.words if waiting.to_read is None else waiting.to_read)
    hint = _hint(ready.marks[0], waiting, felt.polarity, felt.subjectivity, felt.knows_words)
    if mood is not None:
        hint |= {"mood": mood.mood, "mood_chance": round(float(mood.chance), 4), "mood_by": mood.made_by}
    return Found(waiting, [_suggested(waiting, one) for one in whys], hint)


def _answer(waiting: Waiting) -> Answer | None:
    return None if waiting.to_read is None else Answer(waiting.to_read, waiting.question)


def _suggested(waiting: Waiting, why: Why) -> Suggested:
    reasons: Reasons = [[span.start, span.end, span.cue] for span in why.spans]
    stance = stance_hint(waiting.to_read or "", waiting.polarity, why.spans).stance
    return Suggested(why.theme, round(why.chance, 4), stance_text(Stance(stance)), reasons)


def _hint(
    mark: str, waiting: Waiting, polarity: float, subjectivity: float, knows_words: bool
) -> dict[str, Any]:
    return {
        "remark_id": waiting.remark_id,
        "polarity": polarity,
        "subjectivity": subjectivity,
        "knows_words": knows_words,
        "made_by": mark,
        "mood": None,
        "mood_chance": None,
        "mood_by": None,
        "language": waiting.language.code[:20],
        "mixed": waiting.language.mixed,
    }
