"""Triage: which words and answers a person must look at first, and why. It only ever adds a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from surveys.safeguarding.signals import Signal, SignalBook, shipped_signals


class Level(StrEnum):
    """How soon a person must have read it: red 1 hour, amber the same day, green 2 days."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


URGENCY = {Level.RED: 0, Level.AMBER: 1, Level.GREEN: 2}
MOST_REASONS = 3  # of one signal; enough to see why, and a bound on the work


@dataclass(frozen=True)
class Reason:
    """One signal that was seen, and where in the words as they were typed (0, 0: not in words)."""

    signal: str
    label: str
    level: Level
    start: int
    end: int


@dataclass(frozen=True)
class Triage:
    """The most urgent level, or None when nothing was seen, and every reason for it."""

    level: Level | None
    reasons: tuple[Reason, ...]


class AsksOfValues(Protocol):
    """A question some of whose answers worry us."""

    @property
    def worrying_values(self) -> Mapping[str, str]: ...


NOTHING_SEEN = Triage(None, ())


def triage_words(words: str, audience: str) -> Triage:
    """Look for signals in raw words of "children" or "staff". Pure; never raises, whatever the text.

    An audience we don't know is read like children's words: a look too many, never one too few.
    """
    book = shipped_signals()
    chosen = book.staff if audience == "staff" else book.children
    seen = [_reason(signal, start, end) for signal, start, end in chosen.look(words, MOST_REASONS)]
    return _triage(seen)


def triage_values(question: AsksOfValues, values: Iterable[str]) -> Triage:
    """Look at a scale or choice answer: the values the question itself calls worrying."""
    worrying = question.worrying_values
    codes = dict.fromkeys(worrying[value] for value in values if value in worrying)
    return _triage([_answered(shipped_signals(), code) for code in codes])


def asked_for_contact() -> Triage:
    """The child chose "I want someone to contact me": always reason enough."""
    return _triage([_answered(shipped_signals(), "asked_for_contact")])


def joined(*triages: Triage) -> Triage:
    """Several looks at the same answer as one."""
    return _triage([reason for triage in triages for reason in triage.reasons])


def _answered(book: SignalBook, code: str) -> Reason:
    signal = book.answers.get(code)
    if signal is None:  # a questionnaire of a council's own may name a signal we don't know: still look
        return Reason(code, code.replace("_", " "), Level.AMBER, 0, 0)
    return _reason(signal, 0, 0)


def _reason(signal: Signal, start: int, end: int) -> Reason:
    return Reason(signal.code, signal.label, Level(signal.level), start, end)


def _triage(reasons: list[Reason]) -> Triage:
    if not reasons:
        return NOTHING_SEEN
    ordered = sorted(reasons, key=lambda r: (URGENCY[r.level], r.start, r.signal))
    return Triage(ordered[0].level, tuple(ordered))
