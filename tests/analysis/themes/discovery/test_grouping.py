"""Groups have some size: what stands alone joins the group that it was nearest to most often."""

import numpy as np
import pytest

from analysis.themes.discovery import grouping
from analysis.themes.discovery.grouping import groups_of


def around(middles: list[int], each: int, dimensions: int = 8) -> np.ndarray:
    """Return rows of length 1, close together around some of the axes."""
    chance = np.random.default_rng(3)
    rows = np.vstack([np.eye(dimensions)[[axis] * each] for axis in middles])
    rows = rows + chance.normal(0, 0.05, rows.shape)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def test_an_oddity_makes_no_group_of_its_own() -> None:
    odd = np.eye(8)[[6]] * 0.6 + np.eye(8)[[0]] * 0.8
    numbers = groups_of(np.vstack([around([0, 1, 2], 150), odd]), 4, 0)
    assert np.bincount(numbers).min() >= 4
    assert numbers[-1] in numbers[:150]


def test_rows_without_a_place_are_a_group_of_their_own() -> None:
    numbers = groups_of(np.vstack([around([0, 1], 20), np.zeros((5, 8))]), 3, 0)
    assert len(set(numbers[-5:])) == 1
    assert not set(numbers[-5:]) & set(numbers[:-5])


@pytest.mark.parametrize("seed", range(3))
def test_clear_groups_are_found_whatever_the_seed(seed: int) -> None:
    numbers = groups_of(around([0, 1, 2, 3], 30), 4, seed)
    assert [len(set(numbers[start : start + 30])) for start in range(0, 120, 30)] == [1, 1, 1, 1]
    assert len(set(numbers)) == 4


def test_beyond_a_few_thousand_the_others_join_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_VOTING", 90)
    assert np.bincount(groups_of(around([0, 1, 2], 100), 3, 0)).tolist() == [100] * 3
