"""Groups that come back whatever the seed: many k-means runs vote on which remarks belong together.

Evidence accumulation (Fred, Jain, "Combining multiple clusterings using evidence accumulation", 2005): two
remarks are as near as the share of runs that put them together, and average linkage joins the nearest until k
groups are left. Beyond a few thousand remarks an even sample votes, and the others join the nearest group.
"""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.cluster import KMeans

MOST_VOTING = 5_000
RUNS = 70
# The runs ask for different numbers of groups, so that no one number's accidents stand.
FEWEST_SHARE, MOST_SHARE = 0.6, 1.05


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
    numbers = _voted(places[voting], min(k, different), seed)
    if len(voting) == len(places):
        return numbers
    middles = np.array([places[voting][numbers == number].mean(axis=0) for number in np.unique(numbers)])
    return np.asarray((places @ middles.T).argmax(axis=1))


def _voted(places: np.ndarray, k: int, seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    different = len(np.unique(places.round(6), axis=0))
    together = np.zeros((len(places), len(places)), np.float32)
    for wanted in np.linspace(k * FEWEST_SHARE, k * MOST_SHARE, RUNS).round().astype(int):
        asked = int(max(2, min(wanted, different)))
        run = KMeans(asked, n_init=1, random_state=int(chance.integers(2**31)))
        belongs = np.eye(asked, dtype=np.float32)[run.fit_predict(places.astype(np.float32))]
        together += belongs @ belongs.T
    apart = squareform(1 - together / RUNS, checks=False)
    return np.asarray(fcluster(linkage(apart, "average"), k, "maxclust") - 1)
