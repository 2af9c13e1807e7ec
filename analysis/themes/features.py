"""What a linear model sees of a remark: words, parts of words, cues, and which question it answers.

Parts of words stay inside the word (McNamee, Mayfield, "Character n-gram tokenization for European language
text retrieval", 2004). Every block has one length a remark, so a long remark counts no more than a short
one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

from analysis.themes.parts import Parts
from analysis.themes.scaling import Matrix, weighted

MOST_WORDS = 5000
# How much each block counts; chosen by cross-validation, the same for every codebook.
WORDS, PARTS, QUESTION, RULES = 1.0, 1.0, 0.7, 1.4

Bag = Mapping[Any, float]


@dataclass(frozen=True)
class Seen:
    """A remark made ready: its words as compared and corrected, its question, and the score of each rule."""

    words: tuple[str, ...]
    question: str
    rules: Mapping[str, float]


class Terms:
    """The terms of one kind met in training, each weighted by its rarity; others are passed over."""

    def __init__(self, bags: Sequence[Bag], weight: float, fewest: int) -> None:
        met = Counter(term for bag in bags for term in bag)
        self._places = {term: 0 for term in met if met[term] >= fewest}
        for place, term in enumerate(self._places):
            self._places[term] = place
        times = np.array([met[term] for term in self._places], np.float32)
        self._idf = (np.log((1 + len(bags)) / (1 + times)) + 1).astype(np.float32)
        self._weight = weight

    def matrix(self, bags: Sequence[Bag]) -> Matrix:
        """Return one row a bag, each of length `weight`, or 0 where no term is known."""
        columns: list[int] = []
        counts: list[float] = []
        ends = [0]
        for bag in bags:
            for term, count in bag.items():
                place = self._places.get(term)
                if place is not None:
                    columns.append(place)
                    counts.append(count)
            ends.append(len(columns))
        shape = (len(bags), len(self._places))
        return weighted(
            sparse.csr_matrix((np.array(counts, np.float32), columns, ends), shape), self._idf, self._weight
        )


class Features:
    """The feature space learned from the remarks met in training; `matrix` places any remark in it."""

    def __init__(self, seen: Sequence[Seen], themes: Sequence[str]) -> None:
        self.themes = tuple(themes)
        self._words = Terms([_words_and_pairs(each) for each in seen], WORDS, 1)
        self._asked = Terms([_asked_words(each) for each in seen], QUESTION, 2)
        self._parts = Parts([each.words[:MOST_WORDS] for each in seen], PARTS)

    def matrix(self, seen: Sequence[Seen]) -> Matrix:
        """Return one row a remark: as many rows as remarks, whatever they hold."""
        rules = [[each.rules.get(theme, 0.0) for theme in self.themes] for each in seen]
        dense = np.asarray(rules, np.float32).reshape(len(seen), len(self.themes))
        blocks = [
            self._words.matrix([_words_and_pairs(each) for each in seen]),
            self._parts.matrix([each.words[:MOST_WORDS] for each in seen]),
            self._asked.matrix([_asked_words(each) for each in seen]),
            sparse.csr_matrix(dense * RULES),
        ]
        return sparse.csr_matrix(sparse.hstack(blocks), dtype=np.float32)


def _words_and_pairs(seen: Seen) -> Bag:
    words = seen.words[:MOST_WORDS]
    return Counter([*words, *pairwise(words)])


def _asked_words(seen: Seen) -> Bag:
    """Return each word with the question: "nothing" means another thing under another question."""
    words = (*seen.words[:MOST_WORDS], None)
    return dict.fromkeys(((seen.question, word) for word in words), 1.0)
