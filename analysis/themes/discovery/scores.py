"""How well groups found without codes meet what people coded, and whether they come back.

Convention: adjusted mutual information (Vinh, Epps, Bailey 2010) and purity over the remarks that people gave
exactly one theme, for a remark is in one group only; `first` compares all remarks, by the first of their
themes in the alphabet, none being a theme of its own. All remarks are grouped, whatever their themes.
"""

import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from analysis.themes.discovery.discover import discover

Labels = Sequence[Hashable]


@dataclass(frozen=True)
class DiscoveryFigures:
    """What was measured: means over seeds, their spread, and how much of the grouping comes back."""

    rows: int
    rows_single: int
    background: int
    k: int
    seeds: int
    groups: int
    ami_single: float
    ami_single_spread: float
    purity_single: float
    purity_single_spread: float
    ami_first: float
    purity_first: float
    ari_seed_to_seed: float
    ari_lowest: float
    ari_nine_tenths: float
    seconds: float

    def as_dict(self) -> dict[str, object]:
        """Return the figures as plain data, for JSON."""
        return asdict(self)


def evaluate_discovery(
    test: Sequence[tuple[str, frozenset[str]]],
    background: Sequence[str],
    k: int,
    seeds: int,
    clock: Callable[[], float] = time.process_time,
) -> DiscoveryFigures:
    """Group background and test texts together, for each seed; compare the test's groups with their themes.

    `seconds` is what one run took. Themes are never shown to the grouping, of test or background.
    """
    texts = [*background, *(text for text, _ in test)]
    start = clock()
    runs = [_numbers(texts, k, seed)[len(background) :] for seed in range(seeds)]
    seconds = (clock() - start) / seeds
    single = [place for place, (_, themes) in enumerate(test) if len(themes) == 1]
    theme = [next(iter(test[place][1])) for place in single]
    first = [min(themes, default="") for _, themes in test]
    amis = [adjusted_mutual_info_score(theme, run[single]) for run in runs]
    purities = [purity(theme, run[single].tolist()) for run in runs]
    agreed = [adjusted_rand_score(one, other) for one, other in combinations(runs, 2)] or [1.0]
    kept = np.array([place for place in range(len(texts)) if place % 10])
    part = _numbers([texts[place] for place in kept], k, 0)
    whole = np.full(len(texts), -1)
    whole[kept] = part
    tested = whole[len(background) :]
    return DiscoveryFigures(
        rows=len(test),
        rows_single=len(single),
        background=len(background),
        k=k,
        seeds=seeds,
        groups=len(set(runs[0].tolist())),
        ami_single=float(np.mean(amis)),
        ami_single_spread=float(np.std(amis)),
        purity_single=float(np.mean(purities)),
        purity_single_spread=float(np.std(purities)),
        ami_first=float(np.mean([adjusted_mutual_info_score(first, run) for run in runs])),
        purity_first=float(np.mean([purity(first, run.tolist()) for run in runs])),
        ari_seed_to_seed=float(np.mean(agreed)),
        ari_lowest=float(min(agreed)),
        ari_nine_tenths=float(adjusted_rand_score(runs[0][tested >= 0], tested[tested >= 0])),
        seconds=seconds,
    )


def purity(true: Labels, found: Labels) -> float:
    """Return the share of remarks whose theme is the commonest of their group."""
    groups: dict[Hashable, Counter[Hashable]] = {}
    for theme, group in zip(true, found, strict=True):
        groups.setdefault(group, Counter())[theme] += 1
    best = sum(counts.most_common(1)[0][1] for counts in groups.values())
    return best / len(true) if true else 0.0


def _numbers(texts: Sequence[str], k: int, seed: int) -> np.ndarray:
    numbers = np.zeros(len(texts), int)
    for number, group in enumerate(discover(texts, k, seed)):
        numbers[list(group.members)] = number
    return numbers
