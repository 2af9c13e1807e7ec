"""One solution for all themes, and scores of each row by a model that did not read it."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse

from analysis.themes.engine.ridge import BLOCK, PENALTY, Fit, fit_ridge

ROWS = 2 * BLOCK + 37
Array = NDArray[np.float32]
Case = tuple[sparse.csr_matrix, Array, list[int]]


@pytest.fixture(scope="module")
def case() -> Case:
    drawn = np.random.default_rng(4)
    matrix = sparse.random(ROWS, 90, density=0.1, format="csr", dtype=np.float32, random_state=4)
    targets = drawn.standard_normal((ROWS, 3)).astype(np.float32)
    return matrix, targets, drawn.integers(0, 5, ROWS).tolist()


def fit(matrix: sparse.csr_matrix, targets: Array, folds: list[int], penalty: float = PENALTY) -> Fit:
    """The fit without any clauses."""
    return fit_ridge(matrix, targets, folds, matrix[:0], [], penalty)


def solved(matrix: Array, targets: Array) -> Array:
    """The same by the normal equations of the features, in double precision."""
    wide = matrix.astype(np.float64)
    return np.linalg.solve(wide.T @ wide + PENALTY * np.eye(wide.shape[1]), wide.T @ targets)


def test_the_weights_are_those_of_the_normal_equations(case: Case) -> None:
    matrix, targets, folds = case
    solution = fit(matrix, targets, folds)
    assert solution.weights.dtype == np.float32
    np.testing.assert_allclose(solution.weights, solved(matrix.toarray(), targets), atol=1e-4)


def test_held_out_scores_are_those_of_a_model_trained_without_the_fold(case: Case) -> None:
    matrix, targets, folds = case
    dense, parts = matrix.toarray(), np.asarray(folds)
    held_out = fit(matrix, targets, folds).rows
    for fold in set(folds):
        weights = solved(dense[parts != fold], targets[parts != fold])
        np.testing.assert_allclose(held_out[parts == fold], dense[parts == fold] @ weights, atol=1e-4)


def test_the_same_rows_give_the_same_weights_to_the_byte(case: Case) -> None:
    matrix, targets, folds = case
    one, other = fit(matrix, targets, folds), fit(matrix.copy(), targets.copy(), folds)
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.rows.tobytes() == other.rows.tobytes()


def test_rows_alike_and_rows_without_any_word_are_no_trouble() -> None:
    matrix = sparse.csr_matrix(np.array([[1, 0], [1, 0], [0, 0]], np.float32))
    solution = fit(matrix, np.array([[1], [1], [0]], np.float32), [0, 1, 2])
    assert np.isfinite(solution.weights).all()
    assert solution.rows[2, 0] == 0


def test_what_went_in_is_left_as_it_was(case: Case) -> None:
    matrix, targets, folds = case
    before, aims = matrix.copy(), targets.copy()
    fit(matrix, targets, folds)
    assert (matrix != before).nnz == 0
    assert (targets == aims).all()


def test_a_penalty_that_leaves_no_solution_is_refused(case: Case) -> None:
    matrix, targets, folds = case
    with pytest.raises(np.linalg.LinAlgError, match="penalty"):
        fit(matrix, targets, folds, penalty=-5.0)


def test_a_clause_is_scored_by_the_model_that_did_not_read_its_remark(case: Case) -> None:
    matrix, targets, folds = case
    owners = [1, 1, 5, 9]
    clauses = matrix[[3, 4, 5, 6]]
    scores = fit_ridge(matrix, targets, folds, clauses, owners).clauses
    parts = np.asarray(folds)
    for at, owner in enumerate(owners):
        kept = parts != parts[owner]
        weights = solved(matrix.toarray()[kept], targets[kept])
        np.testing.assert_allclose(scores[at], clauses.toarray()[at] @ weights, atol=1e-4)
