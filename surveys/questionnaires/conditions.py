"""The small language of `ask_if`: safe to read, nothing in it can run.

    safe in ['no', 'not_sure']        worker == 'yes' and say >= 5        (a == 'x' or b != 'y') and c == 'z'

A question that was passed or not answered makes every comparison with it false, `!=` as well.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from surveys.questions import Answer

_TOKEN = re.compile(r"\s*(?:(?P<word>[a-z][a-z0-9_]*)|(?P<sign>==|!=|>=|<=|[<>()\[\],])|"
                    r"'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<number>\d{1,3})\b)")  # fmt: skip
_DEEPEST = 10
_SIGNS = ("==", "!=", ">=", "<=", "<", ">")


class ConditionError(ValueError):
    """The condition can't be understood; the message says at which place and what was expected."""


@dataclass(frozen=True)
class Comparison:
    """One question compared with values; sign is ==, !=, in, not in, <, >, <= or >=."""

    question: str
    sign: str
    values: tuple[str, ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it is true of these answers."""
        answer = answers.get(self.question)
        if answer is None or not answer.values:
            return False
        met = any(value in self.values for value in answer.values)
        if self.sign in ("==", "in"):
            return met
        if self.sign in ("!=", "not in"):
            return not met
        return _in_order(answer.values[0], self.sign, self.values[0])

    def comparisons(self) -> Iterator["Comparison"]:
        """Every comparison in it."""
        yield self


@dataclass(frozen=True)
class Joined:
    """Conditions joined by `and` (every one) or `or` (at least one)."""

    every: bool
    parts: tuple["Condition", ...]

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it is true of these answers."""
        return (all if self.every else any)(part.holds(answers) for part in self.parts)

    def comparisons(self) -> Iterator[Comparison]:
        """Every comparison in it."""
        for part in self.parts:
            yield from part.comparisons()


Condition = Comparison | Joined


def _in_order(left: str, sign: str, right: str) -> bool:
    if not (left.isdigit() and right.isdigit()):
        return False
    difference = int(left) - int(right)
    return {
        ">=": difference >= 0,
        "<=": difference <= 0,
        ">": difference > 0,
        "<": difference < 0,
    }[sign]


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0

    def peek(self) -> tuple[str, str, int]:
        return self.tokens[self.at]

    def take(self, kind: str, *allowed: str) -> str:
        found, text, place = self.peek()
        if found != kind or (allowed and text not in allowed):
            wanted = " or ".join(allowed) or {"value": "a value in quotes", "word": "a question's id"}[kind]
            raise ConditionError(f"expected {wanted} at character {place + 1}")
        self.at += 1
        return text

    def joined(self, word: str) -> Condition:
        parts = [self.joined("and") if word == "or" else self.single()]
        while self.peek()[:2] == ("word", word):
            self.at += 1
            parts.append(self.joined("and") if word == "or" else self.single())
        return parts[0] if len(parts) == 1 else Joined(word == "and", tuple(parts))

    def single(self) -> Condition:
        if self.peek()[:2] != ("sign", "("):
            return self.comparison()
        self.at += 1
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ConditionError(f"has more than {_DEEPEST} brackets; make it simpler")
        inner = self.joined("or")
        self.take("sign", ")")
        return inner

    def comparison(self) -> Comparison:
        question = self.take("word")
        if self.peek()[0] == "sign":
            return Comparison(question, self.take("sign", *_SIGNS), (self.take("value"),))
        sign = self.take("word", "in", "not")
        if sign == "not":
            sign = f"not {self.take('word', 'in')}"
        return Comparison(question, sign, self.listed())

    def listed(self) -> tuple[str, ...]:
        self.take("sign", "[")
        values = [self.take("value")]
        while self.peek()[:2] == ("sign", ","):
            self.at += 1
            values.append(self.take("value"))
        self.take("sign", "]")
        return tuple(values)


def _tokens(text: str) -> list[tuple[str, str, int]]:
    tokens, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            rest = text[at:].lstrip()
            raise ConditionError(
                f"can't be understood from character {len(text) - len(rest) + 1}: {rest[:20]}"
            )
        kind = match.lastgroup or ""
        name = kind if kind in ("word", "sign") else "value"
        tokens.append((name, match[kind], match.start(kind)))
        at = match.end()
    return [*tokens, ("end", "", len(text))]


@lru_cache(maxsize=1024)
def read_condition(text: str) -> Condition:
    """The condition that the text says. Raises ConditionError with the place and what was expected."""
    reader = _Reader(text)
    condition = reader.joined("or")
    kind, _, place = reader.peek()
    if kind != "end":
        raise ConditionError(f"expected 'and', 'or' or the end at character {place + 1}")
    return condition


def needed_by(text: str) -> set[str]:
    """The ids of the questions that a condition looks at. Raises ConditionError."""
    return {comparison.question for comparison in read_condition(text).comparisons()}
