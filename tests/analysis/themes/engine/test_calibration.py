"""Chances come from all themes together where a theme has no codes, and thresholds never trust few."""

import numpy as np
import pytest

from analysis.themes.engine.calibration import common_threshold, fit_curves
from analysis.themes.engine.thresholds import best_threshold, drawn, reached_f1, standing

LOTS = np.random.default_rng(0)


def test_a_higher_score_is_a_higher_chance_and_chances_are_calibrated() -> None:
    true = (LOTS.random((2000, 2)) < 0.3).astype(np.float32)
    scores = (true * 0.4 + LOTS.normal(0, 0.2, true.shape)).astype(np.float32)
    rules = np.zeros_like(true)
    for at, curve in enumerate(fit_curves(rules, scores, np.zeros_like(true), true)):
        chances = curve.chance(rules[:, at], scores[:, at], rules[:, at])
        assert chances.mean() == pytest.approx(true[:, at].mean(), abs=0.02)
        assert (np.diff(chances[np.argsort(scores[:, at])]) >= 0).all()


def test_a_theme_without_codes_borrows_from_the_others() -> None:
    true = np.zeros((300, 2), np.float32)
    true[:100, 0] = 1
    rules = np.where(np.c_[true[:, 0], true[:, 0]] > 0, 0.5, 0).astype(np.float32)
    curve = fit_curves(rules, np.zeros_like(true), np.zeros_like(true), true)[1]
    none = np.zeros(1, np.float32)
    assert curve.chance(none + 0.5, none, none)[0] > 3 * curve.chance(none, none, none)[0]


def test_the_threshold_is_where_f1_is_best() -> None:
    scores = np.array([0.9, 0.8, 0.4, 0.2], np.float32)
    assert 0.4 < best_threshold(scores, np.array([1, 1, 0, 0], np.float32)) < 0.81
    assert best_threshold(scores, np.zeros(4, np.float32)) == 0.5


def test_few_codes_leave_the_threshold_near_the_common_one() -> None:
    assert drawn(0.8, 0, 0.3) == pytest.approx(0.3)
    assert drawn(0.8, 1, 0.3) < 0.35
    assert drawn(0.8, 3000, 0.3) > 0.79


def test_one_threshold_for_all_and_f1_of_nothing() -> None:
    true = np.array([[1], [0]], np.float32)
    assert common_threshold(np.array([[0.4], [0.2]], np.float32), true, (0.1, 0.3, 0.5)) == 0.3
    assert reached_f1(np.array([False, False]), np.zeros(2, np.float32)) == 0.0


def test_a_rule_stands_back_where_another_is_more_than_twice_as_sure() -> None:
    rules = np.array([[0.8, 0.5, 0.31, 0.0], [0.0, 0.0, 0.31, 0.0], [0.0] * 4], np.float32)
    assert (standing(rules) > 0).tolist() == [
        [True, False, False, False],
        [False, False, True, False],
        [False] * 4,
    ]
    assert standing(rules[:0]).shape == (0, 4)


def test_curves_are_fitted_well_even_where_a_full_step_would_overshoot() -> None:
    lots = np.random.default_rng(1)
    true = (lots.random((300, 3)) < 0.05).astype(np.float32)
    scores = (true * 3 + lots.normal(0, 0.01, true.shape)).astype(np.float32)
    for at, curve in enumerate(fit_curves(true * 0.9, scores, scores, true)):
        chances = curve.chance(true[:, at] * np.float32(0.9), scores[:, at], scores[:, at])
        assert chances[true[:, at] > 0].min() > 0.9
        assert chances[true[:, at] == 0].max() < 0.1
