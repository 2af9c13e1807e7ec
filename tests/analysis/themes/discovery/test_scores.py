"""Groups are measured by usual definitions, and themes never reach the grouping."""

import pytest

from analysis.themes.discovery.scores import evaluate_discovery, purity

KINDS = [("the food is cold", "Food"), ("cold lunch food", "Food"), ("late bus to school", "Bus")]
TEST = [(text, frozenset({theme})) for text, theme in KINDS * 8] + [("odd one", frozenset[str]())]


def test_purity_is_the_share_of_each_groups_commonest_theme() -> None:
    assert purity(["a", "a", "b", "b"], [0, 0, 0, 1]) == 0.75
    assert purity([], []) == 0


def test_clear_groups_meet_their_themes() -> None:
    figures = evaluate_discovery(TEST, ["school bus late again"] * 3, 3, 2, iter([0.0, 4.0]).__next__)
    assert figures.ami_single == pytest.approx(1)
    assert figures.ari_seed_to_seed == pytest.approx(1)
    assert (figures.rows, figures.rows_single, figures.background, figures.seconds) == (25, 24, 3, 2)


def test_other_themes_leave_the_groups_as_they_are() -> None:
    renamed = [(text, frozenset({"same"})) for text, _ in TEST]
    figures = evaluate_discovery(renamed, [], 3, 1)
    assert figures.groups == evaluate_discovery(TEST, [], 3, 1).groups
    assert figures.purity_single == 1
