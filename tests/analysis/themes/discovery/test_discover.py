"""Groups hold every remark once, come back with any seed, and are named in their own words."""

import time

import numpy as np
import pytest

from analysis.themes.discovery.discover import Group, discover
from analysis.themes.discovery.phrases import key_phrases, keyness

FOOD = [
    "the food is cold",
    "cold food at lunch",
    "lunch food was cold again",
    "hot food please not cold lunch",
]
BUS = ["the bus is late", "late bus to school", "school bus came late again", "bus always late for school"]
PETS = ["I miss my dog", "my dog and cat", "cat and dog at home miss me", "I want my cat and my dog"]
SPOKEN = (FOOD + BUS + PETS) * 4


def members(groups: list[Group]) -> list[int]:
    """Return the places of all texts in all groups, sorted."""
    return sorted(place for group in groups for place in group.members)


def test_what_speaks_of_alike_things_comes_together() -> None:
    groups = discover(SPOKEN, 3)
    kinds = [{place % 12 // 4 for place in group.members} for group in groups]
    assert sorted(map(tuple, kinds)) == [(0,), (1,), (2,)]


def test_groups_are_named_and_quoted_in_their_own_words() -> None:
    for group in discover(SPOKEN, 3):
        assert group.key_phrases
        assert len(group.central) == 3
        assert all(quote.place in group.members and quote.words in SPOKEN for quote in group.central)


@pytest.mark.parametrize("k", [None, 1, 2, 3, 10, 48, 500])
def test_every_remark_is_in_exactly_one_group(k: int | None) -> None:
    groups = discover(SPOKEN, k)
    assert members(groups) == list(range(len(SPOKEN)))
    assert k is None or len(groups) <= k
    assert all(group.members for group in groups)


def test_the_same_remarks_give_the_same_groups_every_time() -> None:
    texts = FOOD + BUS + PETS
    first = discover(texts, 4, seed=7)
    for drawn in range(4):
        # What others drew from the chance that all share makes no difference.
        np.random.seed(drawn)
        assert discover(texts, 4, seed=7) == first


def test_clear_groups_come_back_with_any_seed() -> None:
    first = [group.members for group in discover(SPOKEN, 3, seed=0)]
    assert all([group.members for group in discover(SPOKEN, 3, seed)] == first for seed in range(1, 5))


ODD = [
    [],
    ["one"],
    ["the same text"] * 30,
    ["😀", "😡", "😀😀"],
    ["مجھے اپنا گھر بہت پسند ہے"] * 2 + ["food is cold"] * 2,
    ["x" * 50_000, "cold food " * 5_000, "cold food"],
    ["", " ", "\x00"],
    ["food", "food", "bus"],
    ["the and of", "food late"],
]


@pytest.mark.parametrize("texts", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("k", [None, 1, 3])
def test_any_texts_are_grouped(texts: list[str], k: int | None) -> None:
    groups = discover(texts, k)
    assert members(groups) == list(range(len(texts)))
    assert k is None or len(groups) <= k


def test_no_k_below_one_is_asked_for() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        discover(SPOKEN, 0)


def test_keyness_is_that_of_its_paper() -> None:
    # 10 of 100 here, 10 of 100 there: no difference. All here: 2·10·ln 2.
    assert keyness(10, 100, 20, 200) == pytest.approx(0)
    assert keyness(10, 100, 10, 200) == pytest.approx(13.863, abs=0.001)


def test_a_phrase_that_everybody_uses_names_nobody() -> None:
    assert key_phrases([["staff food"] * 9, ["staff bus"] * 9]) == [("staff food",), ("staff bus",)]
    assert key_phrases([["staff. food"] * 9, ["staff. bus"] * 9]) == [("food",), ("bus",)]


def test_two_thousand_remarks_are_grouped_in_seconds() -> None:
    texts = [f"{text} {number % 97} thing{number % 31}" for number, text in enumerate(SPOKEN * 42)]
    start = time.process_time()
    assert members(discover(texts, 34)) == list(range(len(texts)))
    assert time.process_time() - start < 30
