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
from scipy.linalg import blas, lapack

FOLDS = 10
PENALTY = 0.7
BLOCK = 256

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Fit:
    """Weights (features by themes), and each training row's scores by a model that left its fold out."""

    weights: Array
    held_out: Array


def fit_ridge(
    matrix: sparse.csr_matrix, targets: Array, folds: Sequence[int], penalty: float = PENALTY
) -> Fit:
    """Return the weights that meet the targets best, and the held-out scores by the folds given.

    Time grows with the third power of the rows, memory with the second: one square of float32, in place.
    """
    inverse = inverted(kernel_of(matrix, penalty))
    dual = blas.ssymm(1.0, inverse, targets, lower=1)
    weights = np.asarray(matrix.T @ dual, np.float32)
    return Fit(weights, _held_out(inverse, dual, targets, np.asarray(folds)))


def kernel_of(matrix: sparse.csr_matrix, penalty: float) -> Array:
    """Return how alike rows are, the penalty on the diagonal; only the lower triangle holds.

    A block at a time, for a sparse product of all rows at once would take several times the memory.
    """
    rows = matrix.shape[0]
    kernel = np.zeros((rows, rows), np.float32, order="F")
    for start in range(0, rows, BLOCK):
        block = slice(start, start + BLOCK)
        kernel[start:, block] = (matrix[start:] @ matrix[block].T).toarray()
    kernel[np.diag_indices(rows)] += penalty
    return kernel


def inverted(kernel: Array) -> Array:
    """Return the inverse in the same memory, its lower triangle only; LinAlgError where there is none."""
    factor, failed = lapack.spotrf(kernel, lower=1, clean=0, overwrite_a=1)
    if not failed:
        inverse, failed = lapack.spotri(factor, lower=1, overwrite_c=1)
    if failed:
        raise np.linalg.LinAlgError("The penalty is too small for rows so much alike.")
    return np.asarray(inverse)


def _held_out(inverse: Array, dual: Array, targets: Array, folds: NDArray[np.int_]) -> Array:
    scores = np.empty_like(targets)
    for fold in np.unique(folds):
        mine = np.flatnonzero(folds == fold)  # in rising order, so that the lower triangle stays below
        factor = linalg.cho_factor(inverse[np.ix_(mine, mine)], lower=True, check_finite=False)
        scores[mine] = targets[mine] - linalg.cho_solve(factor, dual[mine], check_finite=False)
    return scores
