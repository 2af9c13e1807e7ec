"""Change since last time is worded only when it is more than noise and both sides may be shown."""

import pytest

from analysis.disclosure import Released, release_change, release_part
from analysis.disclosure.change import newcombe, wilson
from analysis.disclosure.figures import release_count


def pair(count: int, base: int, k: int = 5) -> tuple[Released, Released]:
    return release_part(count, base, k)[0], release_count(base, k)


def test_newcombe_agrees_with_the_published_example() -> None:
    low, high = newcombe((56, 70), (48, 80))  # Newcombe 1998, table II, example (a), method 10
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


def test_wilson_agrees_with_a_worked_example() -> None:
    low, high = wilson(81, 263)  # Newcombe 1998, "Two-sided confidence intervals", score method
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ((60, 100), (30, 100), "up from about 3 in 10"),
        ((20, 100), (60, 100), "down from about 6 in 10"),
        ((35, 100), (30, 100), "no clear change"),
        ((14, 14), (1, 14), "up"),
        ((18, 62), (12, 60), "no clear change"),
        ((6, 10), (3, 10), "no clear change"),
    ],
)
def test_change_in_words(now: tuple[int, int], before: tuple[int, int], words: str) -> None:
    hidden_below = 5 if now[1] > 14 else 2
    assert str(release_change(pair(*now, hidden_below), pair(*before, hidden_below), 5)) == words


def test_a_hidden_side_hides_the_change() -> None:
    assert str(release_change(pair(60, 100), pair(2, 4), 5)) == "c"


def test_a_question_that_is_new_says_so() -> None:
    change = release_change(pair(60, 100), None, 5)
    assert (str(change), change.symbol) == ("not asked last time", "z")


@pytest.mark.parametrize("changed", [1, 4])
def test_P19_no_trend_when_fewer_than_k_people_came_or_went(changed: int) -> None:
    change = release_change(pair(60, 100), pair(30, 100), 5, roster_changed=changed)
    assert change.symbol == "c" and "too few people" in str(change)


@pytest.mark.parametrize("changed", [None, 0, 5])
def test_a_trend_is_shown_otherwise(changed: int | None) -> None:
    assert str(release_change(pair(60, 100), pair(30, 100), 5, roster_changed=changed)).startswith("up")
