"""Names that people would take for one another are found among any number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.codebook.names import alike_pairs, distance

_NAMES = st.text("abc é", max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Placement", "Placements", True),
        ("Being listened to", "Being  LISTENED to!", True),
        ("Food and drink", "Drink and food", True),
        ("Home", "Hope", False),
        ("My social worker", "My support worker", False),
        ("Feeling safe", "Feeling unsafe at school", False),
        ("گھر", "گھر.", True),
    ],
)
def test_names_are_alike_where_people_would_take_them_for_one_another(
    one: str, other: str, alike: bool
) -> None:
    assert list(alike_pairs([("a", one), ("b", "Something else"), ("c", other)])) == [("a", "c")] * alike


@given(_NAMES, _NAMES)
def test_the_distance_is_levenshteins(one: str, other: str) -> None:
    assert distance(one, other) == _row_by_row(one, other)


def _row_by_row(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        left, row[0] = row[0], number
        for place, wanted in enumerate(other, 1):
            best = min(row[place] + 1, row[place - 1] + 1, left + (letter != wanted))
            left, row[place] = row[place], best
    return row[-1]
