"""What a linear model sees of a remark: words, words near each other, parts of words, cues, and the question.

Parts of words stay inside the word (McNamee, Mayfield, "Character n-gram tokenization for European language
text retrieval", 2004). Every block has one length a remark, so a long remark counts no more than a short
one; how much a block counts was chosen by cross-validation, the same for every codebook.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.themes.engine.parts import Parts
from analysis.themes.engine.scaling import Matrix
from analysis.themes.engine.seen import Seen
from analysis.themes.engine.terms import Terms
from analysis.themes.engine.words_met import MOST_WORDS, WordsMet

__all__ = ["MOST_WORDS", "Features", "Seen"]

# The weight of each kind of term that WordsMet gives, and in how many remarks it must be met.
KINDS = {
    "words": (1.0, 1),
    "near": (0.71, 1),
    "asked": (0.7, 2),
    "question": (0.55, 1),
    "length": (0.45, 1),
    "cues": (0.55, 1),
    "together": (0.55, 1),
    "beside": (0.71, 1),
}
PARTS, RULES = 1.0, 1.4

Array = NDArray[np.float32]


class Features:
    """The feature space learned from the remarks met in training; `matrix` places any remark in it."""

    def __init__(self, seen: Sequence[Seen], themes: Sequence[str]) -> None:
        self.themes = tuple(themes)
        self._met = WordsMet(seen, self.themes)
        self._terms = {
            kind: Terms(met, len(seen), *KINDS[kind]) for kind, met in self._met.kinds(seen).items()
        }
        self._parts = Parts([each.words[:MOST_WORDS] for each in seen], PARTS)

    def matrix(self, seen: Sequence[Seen]) -> Matrix:
        """Return one row a remark: as many rows as remarks, whatever they hold."""
        blocks = [self._terms[kind].matrix(met, len(seen)) for kind, met in self._met.kinds(seen).items()]
        blocks.append(self._parts.matrix([each.words[:MOST_WORDS] for each in seen]))
        blocks.append(sparse.csr_matrix(rule_weights(seen, self.themes) * np.float32(RULES)))
        return sparse.csr_matrix(sparse.hstack(blocks), dtype=np.float32)


def rule_weights(seen: Sequence[Seen], themes: Sequence[str]) -> Array:
    """Return what the rules say by the form of their cues, one row a remark and one column a theme."""
    return _columns([each.rules for each in seen], themes)


def rule_scores(seen: Sequence[Seen], themes: Sequence[str]) -> Array:
    """Return how sure the rules are, which decides until there are codes, in the same form."""
    return _columns([each.sure for each in seen], themes)


def _columns(rows: Sequence[Mapping[str, float]], themes: Sequence[str]) -> Array:
    places = {theme: place for place, theme in enumerate(themes)}
    scores = np.zeros((len(rows), len(places)), np.float32)
    for row, each in enumerate(rows):
        for theme, score in each.items():
            if theme in places:
                scores[row, places[theme]] = score
    return scores
