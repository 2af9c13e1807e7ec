"""Remarks read again, in portions of bounded size, each trial told apart."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.codebook import read_codebook
from analysis.themes.engine.model import train
from analysis.themes.engine.reading import Asked
from analysis.themes.reasons.why_groups import word_group
from analysis.themes.reasons.why_reading import MOST_ROWS_AT_ONCE, Rereading, portions

MODEL = train(read_codebook('[[theme]]\nname = "Food"\ncues = ["food", "meal"]\n', "c.toml"), [])


@given(st.lists(st.integers(0, 120), max_size=50))
def test_portions_cover_all_in_order_and_are_bounded(lengths: list[int]) -> None:
    found = list(portions(lengths, 100))
    assert [at for some in found for at in some] == list(range(len(lengths)))
    assert all(sum(lengths[at] for at in some) <= 100 or len(some) == 1 for some in found)


def test_empty_remarks_come_in_bounded_portions_too() -> None:
    assert [len(some) for some in portions([0] * (MOST_ROWS_AT_ONCE + 1), 100)] == [MOST_ROWS_AT_ONCE, 1]


def test_each_trial_has_its_own_outcome_though_the_same_is_read_once() -> None:
    reading = Rereading(MODEL, [Asked("food and meal"), Asked("a meal")])
    first, second = reading.told()
    food, meal = (word_group(reading.tokens[0], [place]) for place in (0, 2))
    only = word_group(reading.tokens[1], [1])
    trials = [(first, (food,)), (second, (only,)), (first, (meal, food)), (first, (food, meal)), (first, ())]
    found = reading.outcomes(trials)
    assert [each.still for each in found] == [True, False, False, False, True]
    assert found[2].without == found[3].without < found[0].without < found[4].without == first.chance
    assert [each.groups for each in found] == [groups for _, groups in trials]


def test_the_cues_of_a_theme_are_those_the_rules_stand_by() -> None:
    reading = Rereading(MODEL, [Asked("food and a meal", "Which meal?")])
    (case,) = reading.told()
    assert [hit.cue.written for hit in reading.hits(case)] == ["food"]
