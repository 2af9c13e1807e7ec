"""What clearly changed from one round to the next: how often a theme is said, and how well it is suggested.

Newcombe's interval for two shares, and its square-and-add for F1 (see intervals). Many themes are looked at
together, so a change is called clear only by Bonferroni's stricter limit, never from fewer than ten cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.themes.measures.metrics import f1
from analysis.themes.trust.intervals import NORMAL_95, Interval, difference, f1_interval, wilson, z_for
from analysis.themes.trust.scorecard import Score

FEWEST = 10


@dataclass(frozen=True)
class Change:
    """A figure now and in the round before; the interval is that of the difference, 95 %."""

    now: float
    before: float
    low: float
    high: float
    clear: bool


@dataclass(frozen=True)
class Drift:
    """How one theme changed; None where either round has too few cases to compare."""

    share: Change | None
    precision: Change | None
    f1: Change | None


def drifts(now: Sequence[Score], before: Sequence[Score]) -> list[Drift]:
    """Return how each theme changed between two rounds; both lists are of the same themes in one order."""
    pairs = list(zip(now, before, strict=True))
    shares = [_share_cases(*pair) for pair in pairs]
    precisions = [_cases((one.right, one.suggested), (then.right, then.suggested)) for one, then in pairs]
    f1s = [_cases(_named(one), _named(then)) for one, then in pairs]
    limits = [z_for(sum(cases is not None for cases in column)) for column in (shares, precisions, f1s)]
    return [
        Drift(
            _change(share, limits[0]),
            _change(precision, limits[1]),
            _change(named, limits[2], of_f1=True),
        )
        for share, precision, named in zip(shares, precisions, f1s, strict=True)
    ]


Cases = tuple[tuple[int, int], tuple[int, int]]


def _share_cases(now: Score, before: Score) -> Cases | None:
    """Where a theme was named in fewer than ten remarks of either round, nothing is said of it."""
    if max(now.said, before.said) < FEWEST:
        return None
    return _cases((now.said, now.remarks), (before.said, before.remarks))


def _cases(now: tuple[int, int], before: tuple[int, int]) -> Cases | None:
    return (now, before) if min(now[1], before[1]) >= FEWEST else None


def _named(score: Score) -> tuple[int, int]:
    return score.right, score.suggested + score.said - score.right


def _change(cases: Cases | None, limit: float, of_f1: bool = False) -> Change | None:
    if cases is None:
        return None
    now, before = ((_f1(*one) if of_f1 else one[0] / one[1]) for one in cases)
    usual, strict = (_between(cases, now, before, z, of_f1) for z in (NORMAL_95, limit))
    return Change(now, before, usual.low, usual.high, clear=strict.low > 0 or strict.high < 0)


def _between(cases: Cases, now: float, before: float, z: float, of_f1: bool) -> Interval:
    interval = f1_interval if of_f1 else wilson
    now_in, before_in = (interval(*one, z) or Interval(0.0, 1.0) for one in cases)
    return difference(now, now_in, before, before_in)


def _f1(right: int, either: int) -> float:
    return f1(right, right + either, 0)
