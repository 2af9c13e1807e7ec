"""How far a figure from few cases can be trusted: intervals that stay honest for small numbers.

Wilson, "Probable inference, the law of succession, and statistical inference" (1927), as recommended by
Brown, Cai, DasGupta, "Interval estimation for a binomial proportion" (2001). F1 by way of F* = F1 / (2 - F1),
which is a plain share: Hand, Christen, Kirielle, "F*: an interpretable transformation of the F-measure"
(2021); Lam, Gopal, Qian, "Confidence intervals for the F1 score" (2023), there "Wilson indirect".
Differences: Newcombe, "Interval estimation for the difference between independent proportions" (1998), method
10, whose square-and-add holds for any two figures with intervals: Zou, Donner, "Construction of confidence
limits about effect measures" (2008). Efron, "Bootstrap methods" (1979), percentiles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import NormalDist
from typing import TypeVar

NORMAL_95 = 1.959963984540054
DRAWS = 1000

Case = TypeVar("Case")


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`: the true figure lies between them in 95 of 100 such samples."""

    low: float
    high: float


def wilson(hits: int, cases: int, z: float = NORMAL_95) -> Interval | None:
    """Return Wilson's interval for a share, 95 % unless told; None without cases."""
    if cases <= 0:
        return None
    z2 = z**2
    middle = (hits + z2 / 2) / (cases + z2)
    half = z * sqrt(hits * (cases - hits) / cases + z2 / 4) / (cases + z2)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def f1_interval(right: int, either: int, z: float = NORMAL_95) -> Interval | None:
    """Return the interval of F1 where `right` of the `either` cases that one or both sides named are common.

    It stays honest where all were right, where cases drawn again would claim that F1 is surely 1. None
    without cases.
    """
    share = wilson(right, either, z)
    return Interval(*(2 * end / (1 + end) for end in (share.low, share.high))) if share else None


def difference(now: float, now_in: Interval, before: float, before_in: Interval) -> Interval:
    """Return the interval of `now - before`, each with its own interval, by Newcombe's square-and-add."""
    down = sqrt((now - now_in.low) ** 2 + (before_in.high - before) ** 2)
    up = sqrt((now_in.high - now) ** 2 + (before - before_in.low) ** 2)
    return Interval(now - before - down, now - before + up)


def z_for(claims: int) -> float:
    """Return how many deviations each of many claims needs, so that 95 of 100 lists hold no false one.

    Bonferroni's correction: Dunn, "Multiple comparisons among means" (1961).
    """
    return NormalDist().inv_cdf(1 - 0.025 / max(claims, 1))


def bootstrap(
    cases: Sequence[Case], figure: Callable[[Sequence[Case]], float | None], seed: int = 0, draws: int = DRAWS
) -> Interval | None:
    """Return the 95 % percentile interval of a figure over cases drawn again; None where it has no value."""
    return bootstraps(cases, [figure], seed, draws)[0]


def bootstraps(
    cases: Sequence[Case],
    figures: Sequence[Callable[[Sequence[Case]], float | None]],
    seed: int = 0,
    draws: int = DRAWS,
) -> list[Interval | None]:
    """Return the same for several figures of the same cases, drawn once for all of them."""
    lots = Random(seed)  # noqa: S311 - the same interval for the same cases, no secret
    found: list[list[float]] = [[] for _ in figures]
    for _ in range(draws if cases else 0):
        drawn = lots.choices(cases, k=len(cases))
        for values, figure in zip(found, figures, strict=True):
            value = figure(drawn)
            if value is not None:
                values.append(value)
    return [_middle(sorted(values)) for values in found]


def _middle(values: Sequence[float]) -> Interval | None:
    last = len(values) - 1
    return Interval(values[round(0.025 * last)], values[round(0.975 * last)]) if values else None
