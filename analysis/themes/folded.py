"""Ridge regression for many themes at once, with scores by a model that did not read the remark.

Solved in the dual, for there are more words than remarks (Saunders, Gammerman, Vovk, "Ridge regression
learning algorithm in dual variables", 1998). Scores without the remark's own fold come from the same
inverse in closed form, so nothing is trained twice (An, Liu, Venkatesh, "Fast cross-validation algorithms
for least squares support vector machine and kernel ridge regression", 2007). The same holds for clauses: each
is scored by the model that did not read the remark that it stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

from analysis.themes.scaling import Matrix

FOLDS = 10
PENALTY = 1.0

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Folded:
    """Weights (features by themes), and the scores of rows and clauses by models that left their fold out."""

    weights: Array
    rows: Array
    clauses: Array


def fit_folded(
    matrix: Matrix, targets: Array, folds: Sequence[int], clauses: Matrix, owners: Sequence[int]
) -> Folded:
    """Return the weights that meet the targets best, and held-out scores; `owners` are the clauses' rows."""
    inverse = _inverse(matrix)
    dual = inverse @ targets
    rows = np.empty_like(targets)
    each_clause = np.empty((clauses.shape[0], targets.shape[1]), np.float32)
    apart = np.asarray(folds)
    clause_folds = apart[np.asarray(owners, np.int64)]
    for fold in np.unique(apart):
        mine = np.flatnonzero(apart == fold)
        left = np.linalg.solve(inverse[np.ix_(mine, mine)], dual[mine])
        rows[mine] = targets[mine] - left
        theirs = np.flatnonzero(clause_folds == fold)
        without = dual - inverse[:, mine] @ left
        each_clause[theirs] = clauses[theirs] @ np.asarray(matrix.T @ without, np.float32)
    return Folded(np.asarray(matrix.T @ dual, np.float32), rows, each_clause)


def _inverse(matrix: Matrix) -> Array:
    """Return the inverse of the kernel with the penalty, in the kernel's own memory."""
    kernel = np.asarray((matrix @ matrix.T).todense(), np.float32, order="F")
    kernel[np.diag_indices(len(kernel))] += PENALTY
    factor, _ = linalg.lapack.spotrf(kernel, lower=1, overwrite_a=1)
    inverse, _ = linalg.lapack.spotri(factor, lower=1, overwrite_c=1)
    for at in range(1, len(inverse)):
        inverse[:at, at] = inverse[at, :at]
    return np.asarray(inverse, np.float32)
