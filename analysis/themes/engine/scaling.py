"""Counts of terms made comparable: damped, weighted by rarity, and every remark brought to one length.

Salton, Buckley, "Term-weighting approaches in automatic text retrieval" (1988).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Matrix = Any  # scipy.sparse.csr_matrix of float32; scipy ships no types


def weighted(counts: Matrix, rarity: NDArray[np.float32], length: float) -> Matrix:
    """Return the rows of counts (1 or more) weighted and brought to `length`; empty rows stay empty."""
    data = (1 + np.log(counts.data)) * rarity[counts.indices]
    matrix = sparse.csr_matrix((data.astype(np.float32), counts.indices, counts.indptr), counts.shape)
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    factors = np.where(squares > 0, length / np.sqrt(np.maximum(squares, 1e-12)), 0)
    return sparse.csr_matrix(sparse.diags(factors.astype(np.float32)) @ matrix, dtype=np.float32)
