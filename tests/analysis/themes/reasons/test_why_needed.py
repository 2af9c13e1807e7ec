"""A reason holds no more than it needs."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from analysis.themes.reasons.why_groups import Group
from analysis.themes.reasons.why_needed import FEWEST, only_needed
from analysis.themes.reasons.why_reading import Case, Outcome, Rereading

GROUPS = tuple(Group(frozenset({place}), ()) for place in range(20))
CASE = Case(0, 0, 0.9, GROUPS)


class Pretended(Rereading):
    """A theme is suggested unless one of the sets that matter is left out whole."""

    def __init__(self, matter: Sequence[set[int]]) -> None:
        self.matter = matter

    def outcomes(self, trials: Sequence[tuple[Case, tuple[Group, ...]]]) -> list[Outcome]:
        return [Outcome(groups, 0.2, not self.gone(groups)) for _, groups in trials]

    def gone(self, groups: tuple[Group, ...]) -> bool:
        out = {place for group in groups for place in group.places}
        return any(each <= out for each in self.matter)


@given(st.sets(st.integers(0, 11), min_size=1))
def test_only_what_matters_stays(matter: set[int]) -> None:
    (found,) = only_needed(Pretended([matter]), [CASE], [Outcome(GROUPS[:12], 0.1, False)])
    assert found is not None
    assert {place for group in found.groups for place in group.places} == matter


@given(st.lists(st.sets(st.integers(0, 11), min_size=1, max_size=3), min_size=2, max_size=4))
def test_what_is_kept_suffices_still_where_one_stands_for_another(matter: list[set[int]]) -> None:
    reading = Pretended(matter)
    (found,) = only_needed(reading, [CASE], [Outcome(GROUPS[:12], 0.1, False)])
    assert found is not None
    assert reading.gone(found.groups)


def test_short_reasons_and_those_that_only_lower_the_chance_stay_as_they_are() -> None:
    best = [Outcome(GROUPS[: FEWEST - 1], 0.1, False), Outcome(GROUPS, 0.1, True), None]
    cases = [Case(at, 0, 0.9, GROUPS) for at in range(3)]
    assert only_needed(Pretended([{0}]), cases, best) == best
