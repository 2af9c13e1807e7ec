"""Rounding hides enough and the words stay true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.disclosure.rounding import part_range, round_part, round_to_base, share_range, share_words

parts = st.integers(5, 400).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


@given(st.integers(0, 10_000))
def test_a_count_moves_by_two_at_most_and_ends_in_0_or_5(count: int) -> None:
    assert round_to_base(count) % 5 == 0 and abs(round_to_base(count) - count) <= 2


@given(parts)
def test_no_rounded_part_says_nobody_or_everybody(pair: tuple[int, int]) -> None:
    low, high = part_range(*pair)
    assert (low, high) != (0, 0) and (low, high) != (pair[1], pair[1])


@given(parts)
def test_the_range_holds_the_true_count(pair: tuple[int, int]) -> None:
    low, high = part_range(*pair)
    assert low <= pair[0] <= high


@given(parts)
def test_the_share_range_holds_the_true_share_within_rounding(pair: tuple[int, int]) -> None:
    count, base = pair
    low, high = share_range(round_to_base(count), round_to_base(base))
    assert low <= count / base <= high


@given(parts)
def test_words_come_from_rounded_figures_alone(pair: tuple[int, int]) -> None:
    part, base = round_part(*pair), round_to_base(pair[1])
    alike = [(count, pair[1]) for count in range(pair[1] + 1) if round_part(count, pair[1]) == part]
    assert {share_words(round_part(*other), base) for other in alike} == {share_words(part, base)}


@pytest.mark.parametrize(
    ("part", "base", "words"),
    [
        (30, 100, "about 3 in 10"),
        (50, 100, "about half"),
        (0, 100, "fewer than 1 in 10"),
        (100, 100, "more than 9 in 10"),
        (90, 100, "about 9 in 10"),
        (0, 20, "about 1 in 10 or fewer"),
        (20, 20, "about 9 in 10 or more"),
        (5, 15, "some"),
        (10, 15, "about half or more"),
        (15, 15, "most"),
        (5, 60, "about 1 in 10"),
    ],
)
def test_shares_in_words(part: int, base: int, words: str) -> None:
    assert share_words(part, base) == words


@given(parts)
def test_fewer_than_and_more_than_are_never_untrue(pair: tuple[int, int]) -> None:
    count, base = pair
    words = share_words(round_part(count, base), round_to_base(base))
    if words.startswith("fewer"):
        assert count / base < 0.1
    if words.startswith("more"):
        assert count / base > 0.9
