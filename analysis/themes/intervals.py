"""How far a figure from few cases can be trusted: intervals that stay honest for small numbers.

Wilson, "Probable inference, the law of succession, and statistical inference" (1927), as recommended by
Brown, Cai, DasGupta, "Interval estimation for a binomial proportion" (2001); Efron, "Bootstrap methods"
(1979), percentiles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from typing import TypeVar

NORMAL_95 = 1.959963984540054
DRAWS = 1000

Case = TypeVar("Case")


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`: the true figure lies between them in 95 of 100 such samples."""

    low: float
    high: float


def wilson(hits: int, cases: int) -> Interval | None:
    """Return Wilson's 95 % interval for a share; None without cases."""
    if cases <= 0:
        return None
    z2 = NORMAL_95**2
    middle = (hits + z2 / 2) / (cases + z2)
    half = NORMAL_95 * sqrt(hits * (cases - hits) / cases + z2 / 4) / (cases + z2)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def bootstrap(
    cases: Sequence[Case], figure: Callable[[Sequence[Case]], float | None], seed: int = 0, draws: int = DRAWS
) -> Interval | None:
    """Return the 95 % percentile interval of a figure over cases drawn again; None where it has no value."""
    lots = Random(seed)  # noqa: S311 - the same interval for the same cases, no secret
    drawn = [figure(lots.choices(cases, k=len(cases))) for _ in range(draws if cases else 0)]
    values = sorted(value for value in drawn if value is not None)
    if not values:
        return None
    last = len(values) - 1
    return Interval(values[round(0.025 * last)], values[round(0.975 * last)])
