"""By how much a theme leads in the clause that speaks most for it: one remark says several things.

A remark is a bag of clauses, and one of them is enough for a theme (Dietterich, Lathrop, Lozano-Perez,
"Solving the multiple instance problem with axis-parallel rectangles", 1997). What counts is the lead over all
other themes in the same clause, for words that another theme explains better are no evidence.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 0.6

Array = NDArray[np.float32]


def leads_of(scores: Array, clauses: Array, owners: Sequence[int]) -> Array:
    """Return each theme's lead in its best clause; a remark that is one clause is scored as a whole.

    `clauses` are the scores of clauses, and `owners` the places of their remarks in `scores`.
    """
    leads = _leads(scores)
    owned = np.asarray(owners, np.int64)
    leads[owned] = -MOST
    np.maximum.at(leads, owned, _leads(clauses))
    return leads


def _leads(scores: Array) -> Array:
    """Return the score less the best of the other themes, within bounds; 0 where there is one theme."""
    if scores.shape[1] < 2 or not len(scores):
        return np.zeros_like(scores)
    two = np.partition(scores, -2, axis=1)[:, -2:]
    second, first = two[:, :1], two[:, 1:]
    others = np.where(scores >= first, second, first)
    return np.asarray(np.clip(scores - others, -MOST, MOST), np.float32)
