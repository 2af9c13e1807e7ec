"""Terms of one kind, each a number: those met in training, weighted by their rarity, others passed over."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.themes.engine.scaling import Matrix, weighted

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Met:
    """Terms met in some remarks: the remark's place and the term's number, which is below 0 if unknown."""

    rows: Ints
    terms: Ints


class Terms:
    """The terms met in training in at least `fewest` remarks; `matrix` gives those of any remarks."""

    def __init__(self, met: Met, remarks: int, weight: float, fewest: int = 1) -> None:
        self._weight = weight
        self._known = np.unique(met.terms[met.terms >= 0])
        times = np.bincount(self._counts(met, remarks).indices, minlength=len(self._known))
        self._known, times = self._known[times >= fewest], times[times >= fewest]
        self._rarity = (np.log((1 + remarks) / (1 + times)) + 1).astype(np.float32)

    def matrix(self, met: Met, remarks: int) -> Matrix:
        """Return one row a remark, each of length `weight`, or 0 where no term is known."""
        return weighted(self._counts(met, remarks), self._rarity, self._weight)

    def _counts(self, met: Met, remarks: int) -> Matrix:
        places = np.searchsorted(self._known, met.terms)
        places[places == len(self._known)] = 0
        known = self._known[places] == met.terms if len(self._known) else np.zeros(len(places), np.bool_)
        ones = np.ones(int(known.sum()), np.float32)
        counts = sparse.csr_matrix(
            (ones, (met.rows[known], places[known])), (remarks, len(self._known)), dtype=np.float32
        )
        counts.sum_duplicates()
        return counts
