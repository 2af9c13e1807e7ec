"""Every remark has a row, terms that training did not meet are passed over, each kind has one length."""

import numpy as np

from analysis.codebook import read_codebook
from analysis.themes.engine.features import Features
from analysis.themes.engine.reading import Asked, Reader
from analysis.themes.engine.seen import Seen
from analysis.themes.engine.terms import Met, Terms
from analysis.themes.spelling.spelling import Speller

CODEBOOK = read_codebook(
    '[[theme]]\nname = "Food"\ncues = ["food"]\n[[theme]]\nname = "Staff"\ncues = ["staff"]\n', "c.toml"
)
READER = Reader(CODEBOOK, Speller({}))
TEXTS = ["more food", "more staff", "the food and the staff", "", "nothing", "more staff please"]


def seen(text: str, question: str = "Why?") -> Seen:
    return READER.seen(Asked(text, question))


FEATURES = Features([seen(text) for text in TEXTS], ["food", "staff"])


def ints(*numbers: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.int64]]":
    return np.array(numbers, np.int64)


def test_as_many_rows_as_remarks_whatever_they_hold() -> None:
    odd = [seen(""), seen("🙂"), seen("unheard of", "Never asked?"), seen("food " * 6000)]
    matrix = FEATURES.matrix(odd)
    assert matrix.shape == (4, FEATURES.matrix([]).shape[1])
    assert np.isfinite(matrix.data).all()


def test_the_same_remark_has_the_same_row_in_any_company() -> None:
    alone = FEATURES.matrix([seen("more staff")]).toarray()[0]
    among = FEATURES.matrix([seen(text) for text in TEXTS]).toarray()[1]
    assert alone.tobytes() == among.tobytes()


def test_a_word_beside_a_cue_is_told_from_the_same_word_elsewhere() -> None:
    one, other = FEATURES.matrix([seen("staff more"), seen("staff x x x x x x x x more")]).toarray()
    assert (one != 0).sum() > (other != 0).sum()


def test_terms_met_too_seldom_or_never_are_passed_over() -> None:
    terms = Terms(Met(ints(0, 0, 1, 1), ints(5, 7, 5, -1)), 2, 1.0, 2)
    matrix = terms.matrix(Met(ints(0, 0, 1), ints(5, 5, 9)), 2).toarray()
    assert matrix.shape == (2, 1)
    assert matrix[:, 0].tolist() == [1.0, 0.0]
