"""A remark made ready for the model: its words, what the rules heard in it, and the clauses it falls into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.themes.rules.trust import rule_score, sureness


class Heard(NamedTuple):
    """A cue heard: its theme, the cue as written, its first and its last word.

    `trust` is how far the codebook lets us trust it, `weight` what its form alone says, for learning.
    """

    theme: str
    cue: str
    trust: float
    weight: float
    first: int
    last: int


@dataclass(frozen=True)
class Seen:
    """Words as compared and corrected, the question, the weight of each rule, what was heard, and clauses.

    `clauses` numbers the clause of each word; where it is empty, the remark is one clause. `sure` is the
    score of each rule, which decides until there are codes; the model learns from `rules`.
    """

    words: tuple[str, ...]
    question: str
    rules: Mapping[str, float]
    heard: tuple[Heard, ...] = ()
    clauses: tuple[int, ...] = ()
    sure: Mapping[str, float] = field(default_factory=dict)


def weights_of(heard: Sequence[Heard]) -> dict[str, float]:
    """Return the rules' weights by the form of their cues: each different cue counts once."""
    weights: dict[str, dict[str, float]] = {}
    for each in heard:
        weights.setdefault(each.theme, {})[each.cue] = each.weight
    return {theme: round(sureness(cues.values()), 4) for theme, cues in weights.items()}


def scores_of(heard: Sequence[Heard]) -> dict[str, float]:
    """Return the rules' score of each theme heard: each different cue counts once."""
    trusts: dict[str, dict[str, float]] = {}
    for each in heard:
        trusts.setdefault(each.theme, {})[each.cue] = each.trust
    return {theme: rule_score(sureness(cues.values())) for theme, cues in trusts.items()}


def clauses_of(seen: Sequence[Seen]) -> tuple[list[int], list[Seen]]:
    """Return the clauses of all remarks that have several, each with the place of its remark."""
    owners: list[int] = []
    clauses: list[Seen] = []
    for place, each in enumerate(seen):
        if each.clauses and each.clauses[0] != each.clauses[-1]:
            parts = _clauses(each)
            clauses += parts
            owners += [place] * len(parts)
    return owners, clauses


def _clauses(seen: Seen) -> list[Seen]:
    numbers = seen.clauses
    starts = [at for at, number in enumerate(numbers) if at == 0 or number != numbers[at - 1]]
    return [_clause(seen, first, end) for first, end in zip(starts, [*starts[1:], len(numbers)], strict=True)]


def _clause(seen: Seen, first: int, end: int) -> Seen:
    heard = tuple(
        each._replace(first=each.first - first, last=min(each.last, end - 1) - first)
        for each in seen.heard
        if first <= each.first < end
    )
    return Seen(seen.words[first:end], seen.question, weights_of(heard), heard)
