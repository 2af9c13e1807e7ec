"""What a person answered: raw as a channel hands it in, and read as the house keeps it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Pass(StrEnum):
    """Three ways of not answering, kept apart because refusing tells us something else than not knowing."""

    SKIPPED = "skipped"
    DONT_KNOW = "dont_know"
    DONT_SAY = "dont_say"


# What a channel's button sends, and the pass it stands for.
PASS_BUTTONS: dict[str, Pass] = {
    "skip": Pass.SKIPPED,
    "dont_know": Pass.DONT_KNOW,
    "dont_say": Pass.DONT_SAY,
}
PASS_VALUES: tuple[str, ...] = tuple(f"pass:{passed.value}" for passed in Pass)


@dataclass(frozen=True)
class RawAnswer:
    """What came in through a channel, untrusted. `passing` is "", "skip", "dont_know" or "dont_say"."""

    values: tuple[str, ...] = ()
    words: str = ""
    passing: str = ""


@dataclass(frozen=True)
class Answer:
    """A read answer: chosen values, or words, or a pass. All empty means that a card was seen."""

    values: tuple[str, ...] = ()
    words: str = ""
    passed: Pass | None = None


class AnswerNotRead(ValueError):
    """The answer doesn't fit its question; `problem` is the key of a plain sentence in problems.toml."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The answer as plain JSON data, with only what is there."""
    data: dict[str, Any] = {}
    if answer.values:
        data["values"] = list(answer.values)
    if answer.words:
        data["words"] = answer.words
    if answer.passed is not None:
        data["passed"] = answer.passed.value
    return data


def answer_from_json(data: Mapping[str, Any]) -> Answer:
    """The answer that `answer_to_json` wrote. Raises ValueError when the data has another shape."""
    values, words, passed = data.get("values", []), data.get("words", ""), data.get("passed")
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("an answer's values are a list of texts")
    if not isinstance(words, str) or data.keys() - {"values", "words", "passed"}:
        raise ValueError("an answer has values, words and passed, nothing else")
    return Answer(tuple(values), words, None if passed is None else Pass(passed))


def answer_bytes(answer: Answer) -> bytes:
    """The answer as compact UTF-8 JSON, the form that `cap_bytes` measures."""
    return json.dumps(answer_to_json(answer), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
