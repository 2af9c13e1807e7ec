"""Where remarks stand towards each other, learned from these remarks alone: no downloaded model, no codes.

Words that keep the same company get near places: positive pointwise mutual information of words met in one
remark or sentence (Church, Hanks 1990; Levy, Goldberg, Dagan, "Improving distributional similarity", 2015),
long ones with less weight a pair, brought to few dimensions by singular values. A remark stands at the
tf-idf-weighted middle of its words; beside that stand the pieces of its words, which bear misspelling and
endings (latent semantic analysis of n-grams: Deerwester and others 1990; McNamee, Mayfield 2004), and its
length, for a word of thanks is short and a story is long. Then it moves towards its nearest neighbours, which
draws loose groups together (local averaging, as in mean shift: Fukunaga, Hostetler 1975).
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

from analysis.codebook import tokens_of
from analysis.themes.discovery.terms import MOST_CHARACTERS, Matrix, Terms, terms_of

DIMENSIONS = 150
SMOOTHING = 0.75
RARITY = 0.5
SPREAD = 0.75
# Beside the company that words keep, which counts 1, the pieces of words and the length have a smaller say.
PIECE_DIMENSIONS = 60
PIECE_SHARE = 0.45
PIECES = (3, 5)
FEWEST_WITH_PIECE = 3
MOST_PIECES = 60_000
FEW = 50
LENGTH_SHARE = 0.2
NEIGHBOURS = 12
MOVES = 1
ROWS_A_TIME = 1000


def places_of(texts: Sequence[str]) -> np.ndarray:
    """Return one row of length 1 a text; a row of zeros where a text shares no word with another."""
    terms = terms_of(texts)
    if not terms.names:
        return np.zeros((len(texts), 1))
    company = _unit(np.asarray(_tf_idf(terms) @ _word_places(terms)))
    blocks = [company, PIECE_SHARE * _by_pieces(texts), LENGTH_SHARE * _by_length(texts)]
    alone = np.diff(terms.counts.indptr) == 0
    return _drawn_together(np.where(alone[:, None], 0, _unit(np.hstack(blocks))))


def _by_pieces(texts: Sequence[str]) -> np.ndarray:
    short = [text[:MOST_CHARACTERS] for text in texts]
    fewest = FEWEST_WITH_PIECE if len(texts) > FEW else 1
    pieces = TfidfVectorizer(
        analyzer="char_wb", ngram_range=PIECES, min_df=fewest, max_features=MOST_PIECES, sublinear_tf=True
    )
    return _unit(_reduced(pieces.fit_transform(short), PIECE_DIMENSIONS))


def _by_length(texts: Sequence[str]) -> np.ndarray:
    long = np.log1p([[len(tokens_of(text[:MOST_CHARACTERS]))] for text in texts])
    return np.asarray((long - long.mean()) / max(float(long.std()), 1e-9))


def _tf_idf(terms: Terms) -> Matrix:
    counts = terms.counts.copy()
    counts.data = 1 + np.log(counts.data)
    texts_with = np.asarray((terms.counts > 0).sum(axis=0)).ravel()
    idf = np.log((1 + counts.shape[0]) / (1 + texts_with)) + 1
    weighted = sparse.csr_matrix(counts @ sparse.diags(idf**RARITY))
    return normalize(weighted)


def _word_places(terms: Terms) -> np.ndarray:
    size = len(terms.names)
    rows, columns, weights = _together(sparse.vstack([terms.counts, terms.in_sentences]))
    if not len(weights):
        return np.eye(size)[:, :DIMENSIONS]
    own = np.bincount(rows, weights, minlength=size) + 1e-9
    smoothed = own**SMOOTHING
    expected = (own / own.sum())[rows] * (smoothed / smoothed.sum())[columns]
    surprise = np.maximum(np.log(weights / weights.sum() / expected), 0)
    table = sparse.csr_matrix((surprise, (rows, columns)), (size, size))
    return _unit(_reduced(table, DIMENSIONS))


def _together(counts: Matrix) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which terms meet, and how weightily: a long remark's many pairs count for less each."""
    met = sparse.csr_matrix((counts > 0).astype(float))
    others = np.maximum(np.asarray(met.sum(axis=1)).ravel() - 1, 1)
    spread = sparse.diags(others**-SPREAD) @ met
    found = sparse.coo_matrix(spread.T @ spread)
    apart = found.row != found.col
    return found.row[apart], found.col[apart], found.data[apart]


def _reduced(matrix: Matrix, dimensions: int) -> np.ndarray:
    left, strengths, _ = randomized_svd(matrix, min(dimensions, *matrix.shape), random_state=0)
    return np.asarray(left * strengths)


def _drawn_together(places: np.ndarray) -> np.ndarray:
    neighbours = min(NEIGHBOURS, len(places) - 1)
    if neighbours < 1:
        return places
    for _ in range(MOVES):
        moved = [
            _moved(places, start, min(start + ROWS_A_TIME, len(places)), neighbours)
            for start in range(0, len(places), ROWS_A_TIME)
        ]
        places = _unit(np.vstack(moved))
    return places


def _moved(places: np.ndarray, start: int, end: int, neighbours: int) -> np.ndarray:
    """Return rows start to end, each halfway towards the middle of its neighbours."""
    near = places[start:end] @ places.T
    near[np.arange(end - start), np.arange(start, end)] = 0
    least = np.partition(near, -neighbours, axis=1)[:, [-neighbours]]
    weights = np.where(near >= least, np.maximum(near, 0) ** 2, 0)
    weights /= weights.sum(axis=1, keepdims=True) + 1e-9
    return np.asarray((places[start:end] + weights @ places) / 2)


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 1e-12, lengths, 1))
