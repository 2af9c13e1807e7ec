"""Ridge regression for many themes at once, with scores of every remark by a model that did not read it.

Solved in the dual, for there are more words than remarks (Saunders, Gammerman, Vovk, "Ridge regression
learning algorithm in dual variables", 1998). Scores without a remark's own fold come from the same inverse in
closed form, so nothing is trained twice (An, Liu, Venkatesh, "Fast cross-validation algorithms for least
squares support vector machine and kernel ridge regression", 2007); each clause is scored by the model that
did not read the remark that it stands in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import lapack

from analysis.themes.engine.scaling import Matrix

FOLDS = 10
PENALTY = 1.0
BLOCK = 256

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Fit:
    """Weights (features by themes), and the scores of rows and clauses by models that left their fold out."""

    weights: Array
    rows: Array
    clauses: Array


def fit_ridge(
    matrix: Matrix,
    targets: Array,
    folds: Sequence[int],
    clauses: Matrix,
    owners: Sequence[int],
    penalty: float = PENALTY,
) -> Fit:
    """Return the weights that meet the targets best, and held-out scores; `owners` are the clauses' rows.

    Time grows with the third power of the rows, memory with the second: one square of float32, in place.
    Raises LinAlgError where the penalty leaves no solution.
    """
    inverse = _mirrored(_inverted(_kernel_of(matrix, penalty)))
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
    return Fit(np.asarray(matrix.T @ dual, np.float32), rows, each_clause)


def _kernel_of(matrix: Matrix, penalty: float) -> Array:
    """How alike rows are, the penalty on the diagonal; only the lower triangle holds.

    A block at a time, for a sparse product of all rows at once would take several times the memory.
    """
    rows = matrix.shape[0]
    kernel = np.zeros((rows, rows), np.float32, order="F")
    for start in range(0, rows, BLOCK):
        block = slice(start, start + BLOCK)
        kernel[start:, block] = (matrix[start:] @ matrix[block].T).toarray()
    kernel[np.diag_indices(rows)] += penalty
    return kernel


def _inverted(kernel: Array) -> Array:
    """The inverse in the same memory, its lower triangle only."""
    factor, failed = lapack.spotrf(kernel, lower=1, clean=0, overwrite_a=1)
    if not failed:
        inverse, failed = lapack.spotri(factor, lower=1, overwrite_c=1)
    if failed:
        raise np.linalg.LinAlgError("The penalty is too small for rows so much alike.")
    return np.asarray(inverse)


def _mirrored(lower: Array) -> Array:
    """The square whole, in its own memory, for the folds need its columns too."""
    for at in range(1, len(lower)):
        lower[:at, at] = lower[at, :at]
    return lower
