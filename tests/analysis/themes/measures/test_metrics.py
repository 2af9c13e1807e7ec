"""The measures agree with sums done by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.themes.measures.metrics import exact_match, lrap, macro_f1, micro_f1, samples_f1

LABELS = ["a", "b", "c"]
SAID = [{"a"}, {"a", "b"}, set[str](), set[str]()]
TRUE = [{"a"}, {"b"}, {"c"}, set[str]()]


def test_macro_f1_counts_every_label_the_same() -> None:
    assert macro_f1(SAID, TRUE, LABELS) == pytest.approx((2 / 3 + 1 + 0) / 3)


def test_micro_f1_counts_every_pair_the_same() -> None:
    assert micro_f1(SAID, TRUE) == pytest.approx(2 * 2 / (3 + 3))


def test_samples_f1_counts_saying_nothing_rightly_as_right() -> None:
    assert samples_f1(SAID, TRUE) == pytest.approx((1 + 2 / 3 + 0 + 1) / 4)


def test_exact_match_wants_every_label() -> None:
    assert exact_match(SAID, TRUE) == 0.5


def test_lrap_is_one_where_true_labels_come_first() -> None:
    assert lrap([{"a": 0.9, "b": 0.1}], [{"a"}], LABELS) == 1.0


def test_lrap_counts_ties_against() -> None:
    assert lrap([{"a": 0.5, "b": 0.5}], [{"a"}], LABELS) == 0.5
    assert lrap([{}], [{"a"}], LABELS) == pytest.approx(1 / 3)


def test_lrap_averages_over_the_true_labels_of_a_row() -> None:
    assert lrap([{"a": 0.9, "b": 0.5, "c": 0.2}], [{"a", "c"}], LABELS) == pytest.approx((1 + 2 / 3) / 2)


def test_lrap_leaves_out_rows_without_labels() -> None:
    assert lrap([{"a": 1.0}, {"b": 1.0}], [{"a"}, set()], LABELS) == 1.0


def test_nothing_at_all_gives_nothing_and_no_error() -> None:
    assert (macro_f1([], [], []), micro_f1([], []), samples_f1([], []), lrap([], [], [])) == (0, 0, 0, 0)


ROWS = st.lists(st.tuples(st.sets(st.sampled_from(LABELS)), st.sets(st.sampled_from(LABELS))), min_size=1)


@given(ROWS)
def test_every_figure_lies_between_nothing_and_one(rows: list[tuple[set[str], set[str]]]) -> None:
    said, true = [row[0] for row in rows], [row[1] for row in rows]
    scores = [dict.fromkeys(row, 0.5) for row in said]
    figures = [
        macro_f1(said, true, LABELS),
        micro_f1(said, true),
        samples_f1(said, true),
        lrap(scores, true, LABELS),
    ]
    assert all(0 <= figure <= 1 for figure in [*figures, exact_match(said, true)])
