"""Codes sort as people read them."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.plan.natural import natural_key


def test_strands_sort_as_people_read_them() -> None:
    assert sorted(["10", "4", "3b", "12", "3a", "1"], key=natural_key) == ["1", "3a", "3b", "4", "10", "12"]


def test_a_bare_number_comes_before_the_same_number_with_a_letter() -> None:
    assert sorted(["3a", "3", "3.10", "3.2"], key=natural_key)[0] == "3"
    assert natural_key("3.2") < natural_key("3.10")


@given(st.lists(st.text(max_size=8)))
def test_any_text_at_all_can_be_sorted(codes: list[str]) -> None:
    assert len(sorted(codes, key=natural_key)) == len(codes)
