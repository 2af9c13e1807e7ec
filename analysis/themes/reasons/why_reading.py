"""Remarks read again without some of their words, all in one long reading, for that is quick."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.themes.engine.features import Seen
from analysis.themes.engine.model import Model, Told
from analysis.themes.engine.reading import Asked
from analysis.themes.reasons.why_groups import Group, places_of
from analysis.themes.rules.cues import Hit

MOST_WORDS_AT_ONCE = 50_000
MOST_ROWS_AT_ONCE = 2000

Key = tuple[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Case:
    """A theme (column) suggested for a remark, and its chance.

    `groups` may be left out, one more each time, the weightiest first; those of `base` are left out always.
    """

    remark: int
    column: int
    chance: float
    groups: tuple[Group, ...] = ()
    base: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was left out, the chance without it, and whether the theme is suggested still."""

    groups: tuple[Group, ...]
    without: float
    still: bool


class Rereading:
    """Remarks as the model sees them, whole or without some words."""

    def __init__(self, model: Model, asked: Sequence[Asked]) -> None:
        self.model = model
        self.tokens = [model.reader.tokens(each.text) for each in asked]
        self.questions = [each.question for each in asked]
        self._hits: dict[int, Mapping[str, Sequence[Hit]]] = {}

    def told(self) -> list[Case]:
        """Return what the model suggests for the whole remarks."""
        told = self.model.tell_seen([self._without(at, frozenset()) for at in range(len(self.tokens))])
        rows, columns = told.said.nonzero()
        return [
            Case(remark, column, float(told.chances[remark, column]))
            for remark, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]

    def hits(self, case: Case) -> Sequence[Hit]:
        """Return the cues of the theme that the rules stand by in the remark."""
        found = self._hits.get(case.remark)
        if found is None:
            rules = self.model.reader.rules
            found = rules.hits(self.tokens[case.remark], self.questions[case.remark])
            self._hits[case.remark] = found
        return found.get(self.model.themes[case.column], ())

    def outcomes(self, trials: Sequence[tuple[Case, tuple[Group, ...]]]) -> list[Outcome]:
        """Return for each case what comes of leaving those groups out."""
        keys = [(case.remark, places_of(groups)) for case, groups in trials]
        wanted: dict[Key, list[int]] = {}
        for at, key in enumerate(keys):
            wanted.setdefault(key, []).append(at)
        found: dict[int, Outcome] = {}
        for some, told in self._told(list(wanted)):
            for row, key in enumerate(some):
                for at in wanted[key]:
                    case, groups = trials[at]
                    chance, still = told.chances[row, case.column], told.said[row, case.column]
                    found[at] = Outcome(groups, float(chance), bool(still))
        return [found[at] for at in range(len(trials))]

    def _told(self, keys: Sequence[Key]) -> Iterator[tuple[Sequence[Key], Told]]:
        for some in portions([len(self.tokens[remark]) for remark, _ in keys], MOST_WORDS_AT_ONCE):
            mine = [keys[at] for at in some]
            yield mine, self.model.tell_seen([self._without(*key) for key in mine])

    def _without(self, remark: int, places: frozenset[int]) -> Seen:
        tokens = self.tokens[remark]
        left = [token for at, token in enumerate(tokens) if at not in places] if places else tokens
        return self.model.reader.seen_tokens(left, self.questions[remark])


def portions(lengths: Sequence[int], most: int) -> Iterator[range]:
    """Yield ranges that cover all in order, none longer than `most` in sum unless one alone is."""
    start = together = 0
    for at, length in enumerate(lengths):
        full = together + length > most or at - start >= MOST_ROWS_AT_ONCE
        if full and at > start:
            yield range(start, at)
            start, together = at, 0
        together += length
    if start < len(lengths):
        yield range(start, len(lengths))
