"""How far two people agree who coded the same remarks, by theme; what one of them did not read is left out.

Kappa: Cohen, "A coefficient of agreement for nominal scales" (1960). Alpha for two values and two coders:
Krippendorff, "Content analysis" (4th ed., 2018), chapter 12. F1 of one coder against the other is the same
in both directions; Hripcsak, Rothschild, "Agreement, the F-measure, and reliability in information
retrieval" (2005).
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from analysis.themes.intervals import Interval, bootstrap
from analysis.themes.metrics import f1

FEWEST = 30

Codes = Mapping[str, Set[str] | None]
Pair = tuple[bool, bool]


@dataclass(frozen=True)
class Agreement:
    """One theme, two coders. Where `hidden` tells why, there are too few remarks and no figure is given."""

    theme: str
    both_read: int
    first_said: int
    second_said: int
    both_said: int
    kappa: float | None = None
    alpha: float | None = None
    f1: float | None = None
    kappa_interval: Interval | None = None
    alpha_interval: Interval | None = None
    f1_interval: Interval | None = None
    hidden: str = ""


def agreement(first: Codes, second: Codes, themes: Sequence[str], seed: int = 0) -> list[Agreement]:
    """Return one line a theme. Each coder's codes go by remark; None or a missing remark was not read."""
    return [_of_theme(theme, _pairs(first, second, theme), seed) for theme in themes]


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Return Cohen's kappa; None where chance alone would always agree, as when nobody said the theme."""
    cases = len(pairs)
    if not cases:
        return None
    one, other = (sum(pair[side] for pair in pairs) / cases for side in (0, 1))
    by_chance = one * other + (1 - one) * (1 - other)
    agreed = sum(mine == theirs for mine, theirs in pairs) / cases
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None


def alpha(pairs: Sequence[Pair]) -> float | None:
    """Return Krippendorff's alpha for yes and no; None where only one of the two was ever said."""
    values = 2 * len(pairs)
    yes = sum(mine + theirs for mine, theirs in pairs)
    if not yes * (values - yes):
        return None
    differ = sum(mine != theirs for mine, theirs in pairs)
    return 1 - (values - 1) * differ / (yes * (values - yes))


def pair_f1(pairs: Sequence[Pair]) -> float | None:
    """Return F1 of one coder against the other; None where neither ever said the theme."""
    said = sum(mine + theirs for mine, theirs in pairs)
    both = sum(mine and theirs for mine, theirs in pairs)
    return f1(both, said, 0) if said else None


def _pairs(first: Codes, second: Codes, theme: str) -> list[Pair]:
    pairs: list[Pair] = []
    for remark, mine in first.items():
        theirs = second.get(remark)
        if mine is not None and theirs is not None:
            pairs.append((theme in mine, theme in theirs))
    return pairs


def _of_theme(theme: str, pairs: Sequence[Pair], seed: int) -> Agreement:
    counts = (len(pairs), sum(mine for mine, _ in pairs), sum(theirs for _, theirs in pairs))
    both = sum(mine and theirs for mine, theirs in pairs)
    if len(pairs) < FEWEST:
        why = f"Only {len(pairs)} remarks were read by both; agreement is shown from {FEWEST}."
        return Agreement(theme, *counts, both, hidden=why)
    return Agreement(
        theme,
        *counts,
        both,
        kappa=kappa(pairs),
        alpha=alpha(pairs),
        f1=pair_f1(pairs),
        kappa_interval=bootstrap(pairs, kappa, seed),
        alpha_interval=bootstrap(pairs, alpha, seed),
        f1_interval=bootstrap(pairs, pair_f1, seed),
    )
