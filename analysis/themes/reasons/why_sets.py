"""Finds the fewest words without which a theme is no longer suggested, for many remarks at a time.

Every set of words is judged by the model reading the remark again without them, never by an estimate.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.themes.reasons.why_reading import Case, Outcome, Rereading

# How many groups are left out, round by round; what a round jumped over is halved once it was enough.
SIZES = (1, 2, 3, 5, 8, 13, 20)
TRULY = 1e-4


@dataclass(slots=True)
class _Search:
    """How far the search for one case has come: so many groups were left out in vain, the best so far."""

    case: Case
    in_vain: int = 0
    best: Outcome | None = None

    def grows(self) -> bool:
        return is_open(self.best) and self.in_vain < len(self.case.groups)

    def jumped(self) -> bool:
        return self.best is not None and not self.best.still and self._many(self.best) > self.in_vain + 1

    def middle(self) -> int:
        return (self.in_vain + (self._many(self.best) if self.best else 0)) // 2

    def take(self, size: int, outcome: Outcome) -> None:
        if not suffices(self.case, outcome):
            self.in_vain = size
        if falls(self.case, outcome):
            self.best = better(self.best, outcome)

    def _many(self, outcome: Outcome) -> int:
        return len(outcome.groups) - len(self.case.base)


def fewest(reading: Rereading, cases: Sequence[Case]) -> list[Outcome | None]:
    """Return for each case the fewest groups without which the theme is not suggested, if there are such.

    Otherwise those after which its chance falls most; None where it never truly falls.
    """
    searches = [_Search(case) for case in cases]
    for size in SIZES:
        _leave_out(reading, [(each, min(size, len(each.case.groups))) for each in searches if each.grows()])
    while jumped := [(each, each.middle()) for each in searches if each.jumped()]:
        _leave_out(reading, jumped)
    return [each.best for each in searches]


def suffices(case: Case, outcome: Outcome) -> bool:
    """Return whether the theme is no longer suggested, and less likely than it was."""
    return not outcome.still and falls(case, outcome)


def falls(case: Case, outcome: Outcome) -> bool:
    """Return whether the chance is truly less than it was, and not only by rounding."""
    return outcome.without < case.chance - TRULY


def is_open(best: Outcome | None) -> bool:
    """Return whether better may be found: the theme is suggested still."""
    return best is None or best.still


def better(best: Outcome | None, other: Outcome | None) -> Outcome | None:
    """Return the better one: no longer suggested, then fewer groups; or the deeper fall."""
    if best is None or other is None:
        return best or other
    return min(best, other, key=_rank)


def _rank(outcome: Outcome) -> tuple[bool, float]:
    return outcome.still, outcome.without if outcome.still else len(outcome.groups)


def _leave_out(reading: Rereading, sizes: Sequence[tuple[_Search, int]]) -> None:
    trials = [(each.case, each.case.base + each.case.groups[:size]) for each, size in sizes]
    for (each, size), outcome in zip(sizes, reading.outcomes(trials), strict=True):
        each.take(size, outcome)
