"""Weak evidence for themes that no cue points to: words shared with the name and definition, and breadth.

It ranks what the rules leave in a heap and never decides. Words are compared by their beginnings, for a
definition says "waiting" where a child says "waited". A theme with more cues is met more often, whatever it
is about; and where no exact theme is heard, a general one is likely, for it holds what is left.
"""

from collections.abc import Iterable, Sequence, Set
from math import log1p

import numpy as np
from numpy.typing import NDArray

from analysis.codebook import Codebook, tokens_of
from analysis.themes.engine.seen import Seen

BEGINNING = 5
SHORTEST = 4
MOST = 0.1
MOST_SHARED = 0.5
MOST_OF_ALL = 2.0

Array = NDArray[np.float32]


class Weak:
    """The beginnings of each theme's defining words; one that many themes share says little."""

    def __init__(self, codebook: Codebook, general: Set[str] = frozenset()) -> None:
        stems = [
            _beginnings(
                token.word
                for part in (theme.name, theme.definition, theme.include, *theme.examples)
                for token in tokens_of(part)
            )
            for theme in codebook.themes
        ]
        self._themes: dict[str, list[int]] = {}
        for place, each in enumerate(stems):
            for stem in sorted(each):
                self._themes.setdefault(stem, []).append(place)
        breadth = np.array([log1p(len(theme.cues)) for theme in codebook.themes], np.float32)
        self._breadth = breadth / max(float(breadth.max(initial=0.0)), 1.0)
        self._general = np.array([theme.code in general for theme in codebook.themes], np.bool_)

    def added(self, rules: Array, seen: Sequence[Seen]) -> Array:
        """Return the rules' scores with weak evidence added, always less than the weakest rule."""
        exact = (rules[:, ~self._general] > 0).any(axis=1, keepdims=True)
        general = np.where(exact, np.float32(0), self._general * self._breadth)
        weak = self._breadth + general + np.minimum(self._shared(rules.shape, seen), MOST_SHARED)
        return np.asarray(rules + (1 - rules) * MOST * np.clip(weak, 0, MOST_OF_ALL), np.float32)

    def _shared(self, shape: tuple[int, ...], seen: Sequence[Seen]) -> Array:
        shared = np.zeros(shape, np.float32)
        for row, each in enumerate(seen):
            for stem in sorted(_beginnings(each.words) & self._themes.keys()):
                themes = self._themes[stem]
                shared[row, themes] += np.float32(1.0 / len(themes))
        return shared


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word[:BEGINNING] for word in words if len(word) >= SHORTEST}
