"""Weak evidence for themes that no cue points to: words shared with the name and definition, and breadth.

It ranks what the rules leave in a heap and never decides. Words are compared by their beginnings, for a
definition says "waiting" where a child says "waited". A theme with more cues is met more often, whatever it
is about.
"""

from collections.abc import Iterable, Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from analysis.codebook import Codebook, tokens_of
from analysis.themes.seen import Seen

BEGINNING = 5
SHORTEST = 4
MOST = 0.2
FOR_BREADTH = 0.5

Array = NDArray[np.float32]


class Weak:
    """The beginnings of each theme's defining words; one that many themes share says little."""

    def __init__(self, codebook: Codebook) -> None:
        stems = [
            _beginnings(
                token.word
                for part in (theme.name, theme.definition, theme.include, *theme.examples)
                for token in tokens_of(part)
            )
            for theme in codebook.themes
        ]
        every = [stem for each in stems for stem in each]
        self._stems = [{stem: 1.0 / every.count(stem) for stem in each} for each in stems]
        breadth = np.array([log1p(len(theme.cues)) for theme in codebook.themes], np.float32)
        self._breadth = FOR_BREADTH * breadth / max(float(breadth.max(initial=0.0)), 1.0)

    def added(self, rules: Array, seen: Sequence[Seen]) -> Array:
        """Return the rules' scores with weak evidence added, always less than the weakest rule."""
        shared = np.array([self._shared(each) for each in seen], np.float32).reshape(rules.shape)
        weak = MOST * np.clip(self._breadth + shared, 0, 1)
        return np.asarray(rules + (1 - rules) * weak * 0.5, np.float32)

    def _shared(self, seen: Seen) -> list[float]:
        said = _beginnings(seen.words)
        return [min(sum(stems[stem] for stem in sorted(said & stems.keys())), 0.5) for stems in self._stems]


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word[:BEGINNING] for word in words if len(word) >= SHORTEST}
