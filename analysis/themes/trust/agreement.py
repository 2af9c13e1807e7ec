"""How far two people agree who coded the same remarks, by theme; what one of them did not read is left out.

Kappa: Cohen, "A coefficient of agreement for nominal scales" (1960). Alpha for two values and two coders:
Krippendorff, "Content analysis" (4th ed., 2018), chapter 12. F1 of one coder against the other is the same
in both directions; Hripcsak, Rothschild, "Agreement, the F-measure, and reliability in information
retrieval" (2005). Intervals from remarks drawn again; F1's as for the score card. Where two never differ,
each draw would say so too: there Wilson's limit for how often they might differ is set against chance.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from analysis.themes.measures.metrics import f1
from analysis.themes.trust.intervals import Interval, bootstraps, f1_interval, wilson

FEWEST = 30

Codes = Mapping[str, Set[str] | None]
Figure = Callable[["Crossed"], float | None]


@dataclass(frozen=True)
class Crossed:
    """How often both said a theme, only the first, only the second, and neither."""

    both: int
    first: int
    second: int
    neither: int

    @property
    def cases(self) -> int:
        return self.both + self.first + self.second + self.neither


@dataclass(frozen=True)
class Agreement:
    """One theme, or all together (""). Under 30 remarks `hidden` is true and no figure is given."""

    theme: str
    both_read: int
    first_said: int
    second_said: int
    both_said: int
    hidden: bool = False
    kappa: float | None = None
    alpha: float | None = None
    f1: float | None = None
    kappa_interval: Interval | None = None
    alpha_interval: Interval | None = None
    f1_interval: Interval | None = None


def agreement(first: Codes, second: Codes, themes: Sequence[str], seed: int = 0) -> list[Agreement]:
    """Return one line a theme. Each coder's codes go by remark; None or a missing remark was not read."""
    read = _both_read(first, second)
    return [_of_theme(theme, [_cross(*pair, {theme}) for pair in read], seed) for theme in themes]


def agreement_overall(first: Codes, second: Codes, themes: Set[str], seed: int = 0) -> Agreement:
    """Return all themes together: each remark and theme is a decision that both took.

    Decisions of one remark hang together, so remarks are drawn again and not decisions.
    """
    rows = [_cross(*pair, themes) for pair in _both_read(first, second)]
    whole = _added(rows)
    counts = (len(rows), whole.both + whole.first, whole.both + whole.second, whole.both)
    if len(rows) < FEWEST:
        return Agreement("", *counts, hidden=True)
    kappa_in, alpha_in, f1_in = bootstraps(rows, [_of(kappa), _of(alpha), _of(pair_f1)], seed)
    return _measured("", counts, whole, kappa_in, alpha_in, f1_in)


def kappa(crossed: Crossed) -> float | None:
    """Return Cohen's kappa; None where chance alone would always agree, as when nobody said the theme."""
    if not crossed.cases:
        return None
    by_chance = _by_chance(crossed)
    agreed = (crossed.both + crossed.neither) / crossed.cases
    return (agreed - by_chance) / (1 - by_chance) if by_chance < 1 else None


def alpha(crossed: Crossed) -> float | None:
    """Return Krippendorff's alpha for yes and no; None where only one of the two was ever said."""
    values = 2 * crossed.cases
    yes = 2 * crossed.both + crossed.first + crossed.second
    if not yes * (values - yes):
        return None
    return 1 - (values - 1) * (crossed.first + crossed.second) / (yes * (values - yes))


def pair_f1(crossed: Crossed) -> float | None:
    """Return F1 of one coder against the other; None where neither ever said the theme."""
    said = 2 * crossed.both + crossed.first + crossed.second
    return f1(crossed.both, said, 0) if said else None


def _by_chance(crossed: Crossed) -> float:
    """How often two would agree who give the theme as often as these two, at random."""
    one = (crossed.both + crossed.first) / crossed.cases
    other = (crossed.both + crossed.second) / crossed.cases
    return one * other + (1 - one) * (1 - other)


def _both_read(first: Codes, second: Codes) -> list[tuple[Set[str], Set[str]]]:
    pairs = [(mine, second.get(remark)) for remark, mine in first.items()]
    return [(mine, theirs) for mine, theirs in pairs if mine is not None and theirs is not None]


def _cross(mine: Set[str], theirs: Set[str], themes: Set[str]) -> Crossed:
    mine, theirs = mine & themes, theirs & themes
    both = len(mine & theirs)
    only_mine, only_theirs = len(mine) - both, len(theirs) - both
    return Crossed(both, only_mine, only_theirs, len(themes) - both - only_mine - only_theirs)


def _added(rows: Sequence[Crossed]) -> Crossed:
    return Crossed(
        sum(row.both for row in rows),
        sum(row.first for row in rows),
        sum(row.second for row in rows),
        sum(row.neither for row in rows),
    )


def _of(figure: Figure) -> Callable[[Sequence[Crossed]], float | None]:
    return lambda rows: figure(_added(rows))


def _counted(figure: Figure) -> Callable[[Sequence[int]], float | None]:
    return lambda drawn: figure(Crossed(*(drawn.count(cell) for cell in range(4))))


def _of_theme(theme: str, rows: Sequence[Crossed], seed: int) -> Agreement:
    whole = _added(rows)
    counts = (len(rows), whole.both + whole.first, whole.both + whole.second, whole.both)
    if len(rows) < FEWEST:
        return Agreement(theme, *counts, hidden=True)
    # One decision a remark: its cell's number stands for it, which is drawn many times faster.
    cells = [0] * whole.both + [1] * whole.first + [2] * whole.second + [3] * whole.neither
    kappa_in, alpha_in = bootstraps(cells, [_counted(kappa), _counted(alpha)], seed)
    f1_in = f1_interval(whole.both, len(rows) - whole.neither)
    return _measured(theme, counts, whole, kappa_in, alpha_in, f1_in)


def _never_differed(crossed: Crossed) -> Interval | None:
    might, by_chance = wilson(0, crossed.cases), _by_chance(crossed)
    return Interval(1 - might.high / (1 - by_chance), 1.0) if might and by_chance < 1 else None


def _measured(
    theme: str,
    counts: tuple[int, int, int, int],
    whole: Crossed,
    kappa_in: Interval | None,
    alpha_in: Interval | None,
    f1_in: Interval | None,
) -> Agreement:
    if not whole.first + whole.second:
        kappa_in = alpha_in = _never_differed(whole)
    return Agreement(
        theme,
        *counts,
        kappa=kappa(whole),
        alpha=alpha(whole),
        f1=pair_f1(whole),
        kappa_interval=kappa_in,
        alpha_interval=alpha_in,
        f1_interval=f1_in,
    )
