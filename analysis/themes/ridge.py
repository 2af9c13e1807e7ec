"""Ridge regression for many themes at once, with the score of every remark by a model that did not read it.

Solved in the dual, for there are more words than remarks (Saunders, Gammerman, Vovk, "Ridge regression
learning algorithm in dual variables", 1998). Scores without the remark's own fold come from the same
inverse in closed form, so nothing is trained twice (An, Liu, Venkatesh, "Fast cross-validation algorithms
for least squares support vector machine and kernel ridge regression", 2007).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse

FOLDS = 10
PENALTY = 0.7

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Fit:
    """Weights (features by themes), and each training row's scores by a model that left its fold out."""

    weights: Array
    held_out: Array


def fit_ridge(
    matrix: sparse.csr_matrix, targets: Array, folds: Sequence[int], penalty: float = PENALTY
) -> Fit:
    """Return the weights that meet the targets best, and the held-out scores by the folds given."""
    rows = matrix.shape[0]
    kernel = np.asarray((matrix @ matrix.T).todense(), np.float32)
    kernel[np.diag_indices(rows)] += penalty
    factor = linalg.cho_factor(kernel, lower=True, overwrite_a=True, check_finite=False)
    inverse = linalg.cho_solve(factor, np.eye(rows, dtype=np.float32), overwrite_b=True, check_finite=False)
    dual = inverse @ targets
    weights = np.asarray(matrix.T @ dual, np.float32)
    return Fit(weights, _held_out(inverse, dual, targets, np.asarray(folds)))


def _held_out(inverse: Array, dual: Array, targets: Array, folds: NDArray[np.int_]) -> Array:
    scores = np.empty_like(targets)
    for fold in np.unique(folds):
        mine = np.flatnonzero(folds == fold)
        left = np.linalg.solve(inverse[np.ix_(mine, mine)], dual[mine])
        scores[mine] = targets[mine] - left
    return scores
