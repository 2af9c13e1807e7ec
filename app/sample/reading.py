"""Reads what the sample council is made of: data/*.toml, as plain data."""

import tomllib
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")


class SampleBroken(RuntimeError):
    """The sample council can't be loaded; the message is a plain sentence."""


@dataclass(frozen=True)
class SamplePerson:
    """Somebody with an account. `shown` is how the entrances call them; empty: not shown."""

    handle: str
    name: str
    email: str
    roles: list[str]
    shown: str


@dataclass(frozen=True)
class SamplePulse:
    """The pulse that comes back by itself."""

    title: str
    questionnaire: str
    question_set: str
    every_weeks: int
    open_days: int
    opens_at: time


@dataclass(frozen=True)
class SampleRound:
    """One round: closed so many quarters ago, or open now when `quarters_ago` is 0."""

    key: str
    kind: str
    title: str
    questionnaire: str
    sittings: int
    bands: dict[str, int]
    place: int  # which of the two weights of a topic counts
    quarters_ago: int = 0
    question_set: str = ""
    settings: tuple[str, ...] = ()
    cards: dict[str, str] = field(default_factory=dict)
    means: dict[str, float] = field(default_factory=dict)
    weights: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SampleAnswer:
    """One "you said, we did": which round and theme it answers, and the words by band."""

    round: str
    theme: str
    kind: str
    owner: str
    due_in_days: int
    you_said: dict[str, str]
    answer: dict[str, str]


@dataclass(frozen=True)
class Topic:
    """What people speak about, by side ("well", "better", "know"): weights in two rounds, and templates."""

    key: str
    weights: dict[str, tuple[int, int]]
    say: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class SampleCouncil:
    """All of it."""

    seed: str
    audience: str
    people: tuple[SamplePerson, ...]
    duty: dict[str, str]
    sign_offs: dict[str, str]
    pulse: SamplePulse
    rounds: tuple[SampleRound, ...]
    worries: dict[tuple[str, int], str]
    other_tongues: dict[tuple[str, int], str]
    english: dict[str, str]  # what stands for words in another language
    closing: dict[str, str]
    answers: tuple[SampleAnswer, ...]
    notes: dict[str, str]


@cache
def sample_council() -> SampleCouncil:
    """The sample council as its file has it."""
    told = tomllib.loads((DATA / "sampleshire.toml").read_text("utf-8"))
    return SampleCouncil(
        seed=told["seed"],
        audience=told["audience"],
        people=tuple(SamplePerson(**row) for row in told["person"]),
        duty=told["duty"],
        sign_offs=told["sign_offs"],
        pulse=SamplePulse(**told["pulse"]),
        rounds=tuple(SampleRound(**row) for row in told["round"]),
        worries={(row["round"], row["sitting"]): row["words"] for row in told["worry"]},
        other_tongues={(row["round"], row["sitting"]): row["words"] for row in told["other_tongue"]},
        english={row["words"]: row["english"] for row in told["other_tongue"] if "english" in row},
        closing=told["closing"],
        answers=tuple(SampleAnswer(**row) for row in told["answer"]),
        notes=told["notes"],
    )


@cache
def topics(band: str) -> tuple[Topic, ...]:
    """What people of a band speak about."""
    told = tomllib.loads((DATA / f"voices_{band.replace('-', '_')}.toml").read_text("utf-8"))
    return tuple(_topic(row) for row in told["topic"])


def _topic(row: dict[str, Any]) -> Topic:
    sides: list[str] = [side for side in ("well", "better", "know") if side in row]
    weights = {side: _two(row.get(f"{side}_weight", [1, 1])) for side in sides}
    return Topic(row["key"], weights, {side: tuple(row[side]) for side in sides})


def _two(weights: list[int]) -> tuple[int, int]:
    first, second = weights
    return first, second
