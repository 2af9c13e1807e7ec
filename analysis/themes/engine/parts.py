"""Parts of words as features: each word is taken apart once, and a remark's parts are those of its words."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.themes.engine.scaling import Matrix, weighted

LENGTHS = (3, 4, 5)
FEWEST = 2
LONGEST_WORD = 40
MOST_REMEMBERED = 50_000

Places = NDArray[np.int32]


def parts_of(word: str) -> list[str]:
    """Return the pieces of three to five letters of a word, its two ends marked by a space."""
    marked = f" {word[:LONGEST_WORD]} "
    return [
        marked[start : start + length]
        for length in LENGTHS
        for start in range(max(1, len(marked) - length + 1))
    ]


class Parts:
    """The parts met in training in at least two remarks; `matrix` gives those of any remarks."""

    def __init__(self, remarks: Sequence[Sequence[str]], weight: float) -> None:
        words = sorted({word for remark in remarks for word in remark})
        terms = sorted({part for word in words for part in parts_of(word)})
        self._terms = {term: place for place, term in enumerate(terms)}
        self._remembered: dict[str, Places] = {}
        met = np.bincount(self._counts(remarks).indices, minlength=len(terms))
        kept = np.flatnonzero(met >= FEWEST)
        self._terms = {terms[old]: new for new, old in enumerate(kept)}
        self._remembered = {}
        self._idf = (np.log((1 + len(remarks)) / (1 + met[kept])) + 1).astype(np.float32)
        self._weight = weight

    def matrix(self, remarks: Sequence[Sequence[str]]) -> Matrix:
        """Return one row a remark, each of length `weight`, or 0 where no part is known."""
        return weighted(self._counts(remarks), self._idf, self._weight)

    def _counts(self, remarks: Sequence[Sequence[str]]) -> Matrix:
        places: dict[str, int] = {}
        columns = [places.setdefault(word, len(places)) for remark in remarks for word in remark]
        ends = np.cumsum([0, *map(len, remarks)])
        ones = np.ones(len(columns), np.float32)
        words = sparse.csr_matrix((ones, columns, ends), (len(remarks), len(places)))
        return sparse.csr_matrix(words @ self._taken_apart(list(places)))

    def _taken_apart(self, words: Sequence[str]) -> Matrix:
        each = [self._places(word) for word in words]
        ends = np.cumsum([0, *map(len, each)])
        columns = np.fromiter(chain.from_iterable(each), np.int32, int(ends[-1]))
        return sparse.csr_matrix(
            (np.ones(len(columns), np.float32), columns, ends), (len(words), len(self._terms))
        )

    def _places(self, word: str) -> Places:
        known = self._remembered.get(word)
        if known is None:
            found = (self._terms.get(part) for part in parts_of(word))
            known = np.array([place for place in found if place is not None], np.int32)
            if len(self._remembered) < MOST_REMEMBERED:  # flat memory over a million remarks
                self._remembered[word] = known
        return known
