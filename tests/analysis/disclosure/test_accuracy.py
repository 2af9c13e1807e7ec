"""How well themes were suggested is told in tenths, and gives no count of people away."""

import re

import pytest

from analysis.disclosure import release_accuracy, release_agreement, release_f1


def test_a_share_stands_with_where_it_may_lie() -> None:
    assert str(release_accuracy(41, 50, 10)) == "about 8 in 10 (6 to 9)"


def test_of_fewer_than_k_nothing_is_told() -> None:
    assert str(release_accuracy(8, 9, 10)) == "c"
    assert str(release_accuracy(0, 12, 10)) == "c"


def test_a_theme_that_is_mostly_wrong_is_not_hidden_for_it() -> None:
    assert str(release_accuracy(2, 60, 10)).startswith("fewer than 1 in 10 (0 to")


def test_few_cases_have_coarser_words_and_no_range() -> None:
    assert str(release_accuracy(10, 15, 5)) == "about half or more"


@pytest.mark.parametrize("cases", [20, 21, 47, 64])
def test_counts_that_round_alike_are_told_alike(cases: int) -> None:
    told = {}
    for right in range(cases + 1):
        told.setdefault(str(release_accuracy(right, cases, 10)), []).append(right)
    assert all(len(alike) >= 3 for alike in told.values())


def test_f1_stands_in_one_decimal_from_rounded_counts() -> None:
    assert str(release_f1(40, 50, 50, 10)) == "0.8 (0.7 to 0.9)"
    assert release_f1(41, 51, 49, 10) == release_f1(40, 50, 50, 10)


def test_f1_is_hidden_where_its_counts_would_be() -> None:
    assert str(release_f1(8, 9, 50, 10)) == "c"
    assert str(release_f1(12, 15, 17, 10)) == "c"


def test_agreement_is_hidden_under_the_smallest_group() -> None:
    assert str(release_agreement(0.84, 0.71, 0.95, 9, 10)) == "c"
    assert str(release_agreement(None, 0.0, 1.0, 90, 10)) == "c"
    assert str(release_agreement(0.84, 0.71, 0.93, 10, 10)) == "0.8 (0.7 to 0.9)"


def test_of_all_themes_together_agreement_has_two_decimals() -> None:
    assert str(release_agreement(0.84, 0.71, 0.93, 40, 10, places=2)) == "0.84 (0.71 to 0.93)"


def test_no_exact_count_stands_in_anything_told() -> None:
    for right, cases in ((37, 43), (23, 58), (49, 52)):
        for told in (release_accuracy(right, cases, 10), release_f1(right, cases, cases, 10)):
            assert not {str(right), str(cases)} & set(re.findall(r"\d+", str(told)))
