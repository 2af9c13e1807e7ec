"""How much likelier a word is after another than anywhere: the words beside a slip say what was meant.

Pairs of words of the council's own remarks, drawn towards how usual a word is alone where few were met
(MacKay, Peto, "A hierarchical Dirichlet language model", 1995).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log10

DRAWN = 300.0
LEAST, MOST = -1.0, 1.5
UNMET = 0.5
KEPT = 2


class Beside:
    """Knows which words follow which; `own` are the counts of the words alone."""

    def __init__(self, texts: Iterable[Sequence[str]], own: Mapping[str, int]) -> None:
        pairs = Counter(pair for words in texts for pair in pairwise(words))
        self._own = own
        self._all = sum(own.values())
        self._firsts: Counter[str] = Counter()
        for (first, _), times in pairs.items():
            self._firsts[first] += times
        # Most pairs are met once: without them the rest takes little memory.
        self._pairs = {pair: times for pair, times in pairs.items() if times >= KEPT}

    def likelier(self, first: str, second: str) -> float:
        """Return by how many powers of ten `second` is likelier after `first`; 0 where nothing is known."""
        times = self._firsts[first]
        if not times or not second:
            return 0.0
        alone = (self._own.get(second, 0) + UNMET) / self._all
        drawn = (self._pairs.get((first, second), 0) + DRAWN * alone) / ((times + DRAWN) * alone)
        return min(max(log10(drawn), LEAST), MOST)
