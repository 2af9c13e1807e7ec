"""Groups that come back whatever the seed: many k-means runs vote on which remarks belong together.

Evidence accumulation (Fred, Jain, "Combining multiple clusterings using evidence accumulation", 2005): two
remarks are as near as the share of runs that put them together, and average linkage joins the nearest until k
groups of some size are left; what stands alone joins the group that it was most often put with. Beyond a few
thousand remarks an even sample votes, and the others join the nearest group.
"""

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.cluster import KMeans

MOST_VOTING = 5_000
RUNS = 100
MOST_STEPS = 30
# The runs ask for different numbers of groups, so that no one number's accidents stand.
FEWEST_SHARE, MOST_SHARE = 0.8, 1.3
# A group holds so great a share of the remarks at least, else it is an oddity and not what people say.
SMALLEST_SHARE = 0.006
# How much finer than k may be cut, to find k groups of that size.
FINEST = 6


def groups_of(places: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Return the number of its group, from 0, for each row; at most k groups, none of them empty."""
    found = np.full(len(places), -1)
    kept = np.flatnonzero(np.abs(places).sum(axis=1) > 0)
    # What has no place among the others is a group of its own, if there may be two.
    left = k - (len(kept) < len(places))
    if len(kept) and left:
        found[kept] = _grouped(places[kept], left, seed)
    _, numbered = np.unique(found, return_inverse=True)
    return np.asarray(numbered)


def _grouped(places: np.ndarray, k: int, seed: int) -> np.ndarray:
    different = len(np.unique(places.round(6), axis=0))
    if min(k, different) < 2:
        return np.zeros(len(places), int)
    voting = np.unique(np.linspace(0, len(places) - 1, min(len(places), MOST_VOTING)).astype(int))
    together = _together(places[voting], k, seed)
    numbers = _of_some_size(together, min(k, different))
    if len(voting) == len(places):
        return numbers
    middles = np.array([places[voting][numbers == number].mean(axis=0) for number in np.unique(numbers)])
    return np.asarray((places @ middles.T).argmax(axis=1))


def _together(places: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Return the share of runs that put two rows into one group, for each two of them."""
    chance = np.random.default_rng(seed)
    different = len(np.unique(places.round(6), axis=0))
    belongs = []
    for wanted in np.linspace(k * FEWEST_SHARE, k * MOST_SHARE, RUNS).round().astype(int):
        asked = int(max(2, min(wanted, different)))
        run = KMeans(asked, n_init=1, max_iter=MOST_STEPS, random_state=int(chance.integers(2**31)))
        numbers = run.fit_predict(places.astype(np.float32))
        marks = np.ones(len(places), np.float32), (np.arange(len(places)), numbers)
        belongs.append(sparse.csr_matrix(marks, (len(places), asked)))
    votes = sparse.csr_matrix(sparse.hstack(belongs))
    return np.asarray((votes @ votes.T).toarray() / RUNS)


def _of_some_size(together: np.ndarray, k: int) -> np.ndarray:
    """Return groups cut so fine that k of them have some size, the others' rows joined to those."""
    smallest = SMALLEST_SHARE * len(together)
    tree = linkage(squareform(1 - together, checks=False), "average")
    finest = min(FINEST * k, len(together))
    best, most = np.zeros(len(together), int), 0
    for wanted in np.unique(np.geomspace(k, max(k, finest), 40).astype(int)):
        cut = fcluster(tree, wanted, "maxclust") - 1
        sizes = np.bincount(cut)
        if (sizes >= smallest).sum() > most:
            best, most = cut, int((sizes >= smallest).sum())
        if most >= k:
            break
    return _joined(best, together, min(k, most))


def _joined(cut: np.ndarray, together: np.ndarray, k: int) -> np.ndarray:
    """Keep the k largest groups; each other row goes where it was put most often, on average."""
    large = np.argsort(-np.bincount(cut), kind="stable")[: max(k, 1)]
    near = np.column_stack([together[:, cut == number].mean(axis=1) for number in large])
    own = cut[:, None] == large
    return np.asarray(np.where(own.any(axis=1), own.argmax(axis=1), near.argmax(axis=1)))
