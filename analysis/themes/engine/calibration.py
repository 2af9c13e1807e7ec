"""From rule and model to one chance: a theme borrows from all others until it has codes of its own.

A logistic curve over both scores (Platt, "Probabilistic outputs for support vector machines", 1999) is
fitted to all themes together, then to each theme with a pull towards the common one, as many as its codes
outweigh (Gelman, Hill, "Data analysis using regression and multilevel models", 2007, chapter 14).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEPS = 25
CLOSE = 1e-4
# What is believed before any codes, of: being unsaid, a rule that speaks, how strong, the model's score twice
# (as it is, and by how rare the theme is), the two together, the lead in a clause twice likewise, and how
# common the theme is; and how firmly.
BELIEVED = (-3.0, 3.0, 3.0, 1.0, 0.5, 0.0, 0.0, 0.0, 1.0)
FIRMLY = (2.0, 2.0, 0.5, 0.3, 0.3, 0.5, 0.3, 0.3, 1.0)
PULL = 3.0
WEAKEST_RULE = 0.4

Array = NDArray[np.float32]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """How a theme's rule and model scores become a chance; `spread` is how its codes vary."""

    weights: tuple[float, ...]
    spread: float

    def chance(self, rules: Array, scores: Array, leads: Array) -> Array:
        """Return the chance for each remark."""
        evidence = _evidence(rules, scores, leads, self.spread)
        return np.asarray(_logistic(evidence @ np.array(self.weights)), np.float32)


def fit_curves(rules: Array, scores: Array, leads: Array, true: Array) -> list[Curve]:
    """Return a curve for each theme (column), from the rules' and the held-out scores of coded remarks."""
    cases = len(true)
    met = true.sum(axis=0).astype(np.float64)
    spreads = np.sqrt((met + 1) / (cases + 2))
    rarity = np.log((met + 1) / (cases - met + 1)) - BELIEVED[0]
    evidence = [
        _evidence(rules[:, at], scores[:, at], leads[:, at], spreads[at]) for at in range(true.shape[1])
    ]
    everything = np.concatenate([np.c_[each, np.full(cases, rarity[at])] for at, each in enumerate(evidence)])
    common = _fit(everything, true.T.ravel(), np.array(BELIEVED), np.array(FIRMLY))
    return [
        Curve(tuple(_own(each, true[:, at], common, rarity[at]).tolist()), float(spreads[at]))
        for at, each in enumerate(evidence)
    ]


def chances_of(curves: Sequence[Curve], rules: Array, scores: Array, leads: Array) -> Array:
    """Return the chances of all themes, each by its curve (column)."""
    columns = [curve.chance(rules[:, at], scores[:, at], leads[:, at]) for at, curve in enumerate(curves)]
    return np.stack(columns, axis=1) if columns else np.zeros_like(rules)


def _own(evidence: Floats, true: Array, common: Floats, rarity: float) -> Floats:
    believed = common[:-1].copy()
    believed[0] += common[-1] * rarity
    return _fit(evidence, true, believed, np.full(len(believed), PULL))


def _evidence(rules: Array, scores: Array, leads: Array, spread: float) -> Floats:
    hit = (rules > 0).astype(np.float64)
    rare = scores / spread
    return np.stack(
        [
            np.ones(len(hit)),
            hit,
            rules - WEAKEST_RULE * hit,
            scores * 4,
            rare,
            rare * hit,
            leads * 4,
            leads / spread,
        ],
        axis=1,
    )


def _fit(evidence: Floats, true: Array, believed: Floats, firmly: Floats) -> Floats:
    """Newton's method for logistic regression with a belief; a step that makes it worse is halved."""

    def misfit(place: Floats) -> float:
        sums = evidence @ place
        away = place - believed
        return float(np.logaddexp(0, sums).sum() - true @ sums + (firmly * away * away).sum() / 2)

    at = believed.copy()
    reached = misfit(at)
    for _ in range(STEPS):
        chance = _logistic(evidence @ at)
        uphill = evidence.T @ (true - chance) - firmly * (at - believed)
        bend = (evidence * (chance * (1 - chance))[:, None]).T @ evidence + np.diag(firmly)
        step = np.linalg.solve(bend, uphill)
        while (now := misfit(at + step)) > reached and np.abs(step).max() > CLOSE:
            step = step / 2
        at, reached = at + step, now
        if np.abs(step).max() < CLOSE:
            break
    return at


def _logistic(values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), np.float64)


def common_threshold(chances: Array, true: Array, tried: Sequence[float]) -> float:
    """Return the one threshold for all themes with the best macro- and micro-F1 together."""
    return max(tried, key=lambda each: (_both(chances >= each, true), each))


def _both(said: NDArray[np.bool_], true: Array) -> float:
    right = (said * true).sum(axis=0)
    total = said.sum(axis=0) + true.sum(axis=0)
    met = true.any(axis=0)
    if not met.any():
        return 0.0
    return float((2 * right[met] / total[met]).mean() + 2 * right.sum() / total.sum())
