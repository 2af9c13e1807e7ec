"""The fewest groups that matter, found by reading again and never by guessing."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.themes.reasons.why_groups import Group
from analysis.themes.reasons.why_reading import Case, Outcome, Rereading
from analysis.themes.reasons.why_sets import better, fewest

GROUPS = tuple(Group(frozenset({place}), ()) for place in range(20))


class Pretended(Rereading):
    """A theme is suggested until so many groups are left out; each lowers its chance a little."""

    def __init__(self, enough: Sequence[int], falling: float = 0.01) -> None:
        self.enough = enough
        self.falling = falling
        self.readings = 0

    def outcomes(self, trials: Sequence[tuple[Case, tuple[Group, ...]]]) -> list[Outcome]:
        self.readings += bool(trials)
        return [
            Outcome(groups, case.chance - self.falling * len(groups), len(groups) < self.enough[case.remark])
            for case, groups in trials
        ]


@given(st.lists(st.tuples(st.integers(1, 25), st.integers(0, 20), st.integers(0, 2)), max_size=6))
def test_the_fewest_groups_are_found_for_each_case(drawn: list[tuple[int, int, int]]) -> None:
    cases = [Case(at, 0, 0.9, GROUPS[:many], GROUPS[:base]) for at, (_, many, base) in enumerate(drawn)]
    reading = Pretended([base + enough for enough, _, base in drawn])
    for (enough, many, base), found in zip(drawn, fewest(reading, cases), strict=True):
        if many == 0:
            assert found is None
        else:
            assert found is not None
            assert len(found.groups) == base + min(enough, many)
            assert found.still == (enough > many)
    assert reading.readings <= 11


@pytest.mark.parametrize("falling", [0.0, -0.1, 1e-7])
def test_a_chance_that_does_not_truly_fall_is_no_reason(falling: float) -> None:
    assert fewest(Pretended([3], falling), [Case(0, 0, 0.9, GROUPS)]) == [None]


def test_no_longer_suggested_is_better_than_a_deeper_fall() -> None:
    gone, deep, deeper = (
        Outcome(GROUPS[:3], 0.2, False),
        Outcome(GROUPS, 0.1, True),
        Outcome(GROUPS, 0.0, True),
    )
    assert better(deep, gone) == better(gone, deep) == gone
    assert better(deep, deeper) == deeper
    assert better(gone, Outcome(GROUPS[:2], 0.25, False)) != gone
    assert better(None, deep) == better(deep, None) == deep
    assert better(None, None) is None
