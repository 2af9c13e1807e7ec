"""From scores to chances, and from chances to a decision, theme by theme, never trusting few codes.

Chances: Platt, "Probabilistic outputs for support vector machines" (1999), with his smoothed targets.
Thresholds: about the chance that gave the best F1 on held-out scores (Lipton, Elkan, Naryanaswamy, "Optimal
thresholding of classifiers to maximize F1 measure", 2014), drawn towards one common threshold where a theme
has few codes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWN = 30.0
NEARLY = 0.02
STEPS = 25

Array = NDArray[np.float32]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """How a score becomes a chance: 1 / (1 + exp(-(slope · score + base)))."""

    slope: float
    base: float

    def chance(self, scores: Array) -> Array:
        """Return the chance for each score."""
        chance = 1 / (1 + np.exp(-np.clip(self.slope * scores + self.base, -30, 30)))
        return np.asarray(chance, np.float32)


def fit_curve(scores: Array, true: Array) -> Curve:
    """Return Platt's curve for held-out scores, by Newton's method with a slight pull towards no slope."""
    positives = float(true.sum())
    negatives = len(true) - positives
    wanted = np.where(true > 0, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    design = np.stack([scores.astype(np.float64), np.ones(len(scores))], axis=1)
    at = np.array([1.0, np.log((positives + 1) / (negatives + 1))])
    pull = np.diag([1e-3, 1e-6])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ at, -30, 30)))
        slope = design.T @ (wanted - chance) - pull @ at
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + pull + 1e-9 * np.eye(2)
        at = at + np.clip(np.linalg.solve(bend, slope), -5, 5)
    return Curve(float(max(at[0], 0.0)), float(at[1]))


def best_threshold(chances: Array, true: Array) -> tuple[float, float]:
    """Return the threshold in the middle of those with nearly the best F1, and that F1.

    The middle of a plateau is a steadier choice than its highest point, which is often noise.
    """
    if not true.any():
        return 0.5, 0.0
    order = np.argsort(-chances, kind="stable")
    ranked = chances[order].astype(np.float64)
    right = np.cumsum(true[order].astype(np.float64))
    scores: Floats = 2 * right / (np.arange(1, len(ranked) + 1) + true.sum())
    scores[:-1][ranked[:-1] == ranked[1:]] = 0
    return float(ranked[scores >= scores.max() - NEARLY].mean()), float(scores.max())


def drawn(threshold: float, positives: int, common: float, strength: float = DRAWN) -> float:
    """Return a theme's threshold drawn towards the common one, the more the fewer positives it has."""
    return (positives * threshold + strength * common) / (positives + strength)
