"""Held-out scores in closed form are those of a model trained without the fold, clauses included."""

import numpy as np
import pytest
from scipy import sparse

from analysis.themes.folded import fit_folded

LOTS = np.random.default_rng(0)


def test_held_out_scores_are_those_of_training_without_the_fold() -> None:
    rows = sparse.csr_matrix(LOTS.random((12, 30)).astype(np.float32))
    clauses = sparse.csr_matrix(LOTS.random((4, 30)).astype(np.float32))
    targets = LOTS.random((12, 2)).astype(np.float32)
    folds = np.arange(12) % 3
    owners = [1, 1, 5, 9]
    fit = fit_folded(rows, targets, folds.tolist(), clauses, owners)
    for fold in range(3):
        kept = np.flatnonzero(folds != fold)
        without = fit_folded(rows[kept], targets[kept], folds[kept].tolist(), clauses[:0], []).weights
        mine = np.flatnonzero(folds == fold)
        assert fit.rows[mine] == pytest.approx(rows[mine] @ without, abs=1e-3)
        theirs = [at for at, owner in enumerate(owners) if folds[owner] == fold]
        assert fit.clauses[theirs] == pytest.approx(clauses[theirs] @ without, abs=1e-3)
