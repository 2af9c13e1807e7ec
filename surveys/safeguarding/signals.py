"""signals.toml as data we can trust: every signal read, checked and made ready to look with."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from surveys.safeguarding.looking import Ear
from surveys.safeguarding.rule_language import Rule, RuleError, parse_rule

FOLDER = Path(__file__).parent
LARGEST_FILE = 256 * 1024
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{2,40}$")]
Plain = Annotated[str, StringConstraints(min_length=3, max_length=120)]


class SignalsError(ValueError):
    """The signals can't be used; says which file, which key and what is wrong."""


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WrittenAnswer(Written):
    code: Code
    label: Plain
    level: Literal["red", "amber", "green"]


class WrittenSignal(WrittenAnswer):
    says: tuple[str, ...]


class WrittenFile(Written):
    groups: dict[str, tuple[str, ...]]
    spellings: dict[str, tuple[str, ...]]
    pictures: dict[str, str]
    children: tuple[WrittenSignal, ...]
    staff: tuple[WrittenSignal, ...]
    answers: tuple[WrittenAnswer, ...]


@dataclass(frozen=True)
class Signal:
    """What we look for: its code, its name for the duty lead, how urgent, and its rules as written."""

    code: str
    label: str
    level: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Watch:
    """The signals of one audience, ready to look."""

    signals: tuple[Signal, ...]
    ear: Ear

    def look(self, text: str, most: int) -> Iterator[tuple[Signal, int, int]]:
        """Each signal heard in the text, with the place; at most `most` of one signal."""
        for place, start, end in self.ear.hear(text, most):
            yield self.signals[place], start, end


@dataclass(frozen=True)
class SignalBook:
    """Everything in signals.toml."""

    children: Watch
    staff: Watch
    answers: dict[str, Signal]


def load_signals(path: Path, ordinary: frozenset[str]) -> SignalBook:
    """Read a signals file. Raises SignalsError naming the file, the key and what to do."""
    written = _written(path)
    spellings = {spelled: meant for meant, ways in written.spellings.items() for spelled in ways}
    answers = {a.code: Signal(a.code, a.label, a.level, ()) for a in written.answers}
    children, staff = (_watch(path, part, written, spellings, ordinary) for part in ("children", "staff"))
    return SignalBook(children, staff, answers)


def _written(path: Path) -> WrittenFile:
    if path.stat().st_size > LARGEST_FILE:
        raise SignalsError(f"{path.name}: larger than 256 KB; split or shorten it")
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return WrittenFile.model_validate(data)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SignalsError(f"{path.name}: not readable as TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SignalsError(f"{path.name}: {key}: {first['msg']}") from error


def _watch(
    path: Path, part: str, written: WrittenFile, spellings: dict[str, str], ordinary: frozenset[str]
) -> Watch:
    signals: tuple[WrittenSignal, ...] = getattr(written, part)
    rules: list[tuple[int, Rule]] = []
    for place, signal in enumerate(signals):
        for number, text in enumerate(signal.says):
            try:
                rules.append((place, parse_rule(text, written.groups)))
            except RuleError as error:
                raise SignalsError(f"{path.name}: {part}.{place}.says.{number}: {error}") from error
    ready = tuple(Signal(s.code, s.label, s.level, s.says) for s in signals)
    return Watch(ready, Ear(rules, spellings, written.pictures, ordinary))


def ordinary_words() -> frozenset[str]:
    """Words that are themselves: never taken for a misspelt signal word."""
    text = (FOLDER / "ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^[a-z]+", text, re.MULTILINE))


@lru_cache(maxsize=1)
def shipped_signals() -> SignalBook:
    """The signals that come with Heard, read once."""
    return load_signals(FOLDER / "signals.toml", ordinary_words())
