"""From a score to a decision: a threshold for each theme, never trusting few codes.

The threshold is about the one that gave the best F1 on held-out scores (Lipton, Elkan, Naryanaswamy, "Optimal
thresholding of classifiers to maximize F1 measure", 2014), drawn towards a common one where codes are few.
"""

import numpy as np
from numpy.typing import NDArray

from analysis.themes.rules.trust import EVEN, STANDS, WEAKEST

DRAWN = 60.0
NEARLY = 0.02

Array = NDArray[np.float32]


def standing(rules: Array) -> Array:
    """Return the rules' scores (rows of themes) with 0 where another theme is more than twice as sure."""
    sure = np.maximum(rules - WEAKEST, 0)
    least = STANDS * sure.max(axis=1, initial=0.0, keepdims=True)
    return np.where((rules > 0) & (sure >= least - EVEN), rules, np.float32(0))


def best_threshold(scores: Array, true: Array) -> float:
    """Return the middle of the thresholds with nearly the best F1; 0.5 without positives.

    The middle of a plateau is a steadier choice than its highest point, which is often noise.
    """
    if not true.any():
        return 0.5
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order].astype(np.float64)
    right = np.cumsum(true[order].astype(np.float64))
    reached = 2 * right / (np.arange(1, len(ranked) + 1) + true.sum())
    reached[:-1][ranked[:-1] == ranked[1:]] = 0
    return float(ranked[reached >= reached.max() - NEARLY].mean())


def drawn(threshold: float, positives: int, common: float, strength: float = DRAWN) -> float:
    """Return a theme's threshold drawn towards the common one, the more the fewer positives it has."""
    return (positives * threshold + strength * common) / (positives + strength)


def reached_f1(said: NDArray[np.bool_], true: Array) -> float:
    """Return F1 of decisions for one theme."""
    both = float(said.sum() + true.sum())
    return 2 * float((said * true).sum()) / both if both else 0.0
