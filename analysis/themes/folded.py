"""The ridge's held-out scores, for remarks and for the clauses in them, without training twice.

Scores without a remark's own fold come from the inverse of the whole kernel in closed form (An, Liu,
Venkatesh, "Fast cross-validation algorithms for least squares support vector machine and kernel ridge
regression", 2007); each clause is scored by the model that did not read the remark that it stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.themes.ridge import inverted, kernel_of
from analysis.themes.scaling import Matrix

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
    inverse = _mirrored(inverted(kernel_of(matrix, PENALTY)))
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


def _mirrored(lower: Array) -> Array:
    """Return the square whole, in its own memory, for the folds need its columns too."""
    for at in range(1, len(lower)):
        lower[:at, at] = lower[at, :at]
    return lower
