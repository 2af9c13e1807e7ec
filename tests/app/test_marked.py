"""Words with the places marked that led to something."""

from hypothesis import given
from hypothesis import strategies as st

from app.marked import mark

SPANS = st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)))


@given(st.text(max_size=40), SPANS)
def test_the_pieces_together_are_the_words_whatever_the_spans(
    words: str, spans: list[tuple[int, int]]
) -> None:
    assert "".join(piece.text for piece in mark(words, spans)) == words


def test_overlapping_spans_become_one_mark() -> None:
    pieces = [(piece.text, piece.marked) for piece in mark("nobody listens to me", [(0, 6), (3, 14)])]
    assert pieces == [("nobody listens", True), (" to me", False)]
