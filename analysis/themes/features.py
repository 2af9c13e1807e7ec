"""What a linear model sees of a remark: words, parts of words, cues, and which question it answers.

Terms are weighted by tf-idf with a damped count (Salton, Buckley, "Term-weighting approaches in automatic
text retrieval", 1988). Parts of words stay inside the word (McNamee, Mayfield, "Character n-gram
tokenization for European language text retrieval", 2004), so each word's parts are worked out once. Every
block of features has length 1 a remark and a weight of its own, so that a long remark counts no more than a
short one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from scipy import sparse

PART_LENGTHS = (3, 4, 5)
MOST_TOKENS = 5000
Bag = Mapping[Any, float]
Matrix = Any  # scipy.sparse.csr_matrix of float32; scipy ships no types


@dataclass(frozen=True)
class Seen:
    """A remark made ready: its words as compared and corrected, its question, and the score of each rule."""

    words: tuple[str, ...]
    question: str
    rules: Mapping[str, float]


class Block:
    """One kind of features: the terms met in training, each with its weight; others are passed over."""

    def __init__(self, bags: Sequence[Bag], weight: float, fewest: int) -> None:
        met = Counter(term for bag in bags for term in bag)
        terms = sorted((term for term, times in met.items() if times >= fewest), key=str)
        self.terms = {term: place for place, term in enumerate(terms)}
        self.idf = [float(np.log((1 + len(bags)) / (1 + met[term])) + 1) for term in terms]
        self.weight = weight

    def matrix(self, bags: Sequence[Bag]) -> Matrix:
        """Return one row a bag, each of length `weight`, or 0 where no term is known."""
        places: list[int] = []
        ends = [0]
        counts: list[float] = []
        for bag in bags:
            for term, count in bag.items():
                place = self.terms.get(term)
                if place is not None:
                    places.append(place)
                    counts.append(count)
            ends.append(len(places))
        data = np.asarray(counts, np.float32)
        data = (1 + np.log(np.maximum(data, 1e-9))) * np.asarray(self.idf, np.float32)[places]
        return scaled(sparse.csr_matrix((data, places, ends), (len(bags), len(self.terms))), self.weight)


def scaled(matrix: Matrix, length: float) -> Matrix:
    """Return the rows brought to one length; empty rows stay empty."""
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    factors = np.where(squares > 0, length / np.sqrt(np.maximum(squares, 1e-12)), 0)
    return sparse.csr_matrix(sparse.diags(factors.astype(np.float32)) @ matrix, dtype=np.float32)


def words_and_pairs(seen: Seen) -> Bag:
    """Return how often each word, and each word with the next, stands in the remark."""
    words = seen.words[:MOST_TOKENS]
    return Counter([*words, *pairwise(words)])


def question_words(seen: Seen) -> Bag:
    """Return each word together with the question: "nothing" means another thing under another question."""
    return dict.fromkeys(((seen.question, word) for word in (*seen.words[:MOST_TOKENS], None)), 1.0)


def parts_of(word: str) -> list[str]:
    """Return the pieces of three to five letters of a word, its two ends marked by a space."""
    marked = f" {word} "
    return [
        marked[start : start + length]
        for length in PART_LENGTHS
        for start in range(max(1, len(marked) - length + 1))
    ]


class Features:
    """The feature space learned from the remarks met in training; `matrix` places any remark in it."""

    def __init__(self, seen: Sequence[Seen], themes: Sequence[str]) -> None:
        self.themes = tuple(themes)
        self._parts: dict[str, Counter[str]] = {}
        self.words = Block([words_and_pairs(each) for each in seen], 1.0, 1)
        self.parts = Block([self._parts_bag(each) for each in seen], 1.0, 2)
        self.asked = Block([question_words(each) for each in seen], 0.7, 2)
        self._known = frozenset(word for each in seen for word in each.words)

    def matrix(self, seen: Sequence[Seen]) -> Matrix:
        """Return one row a remark: as many rows as remarks, whatever they hold."""
        rules = [[each.rules.get(theme, 0.0) for theme in self.themes] for each in seen]
        dense = np.asarray(rules, np.float32).reshape(len(seen), len(self.themes)) * 1.4
        blocks = [
            self.words.matrix([words_and_pairs(each) for each in seen]),
            self.parts.matrix([self._parts_bag(each) for each in seen]),
            self.asked.matrix([question_words(each) for each in seen]),
            sparse.csr_matrix(dense),
        ]
        return sparse.csr_matrix(sparse.hstack(blocks), dtype=np.float32)

    def _parts_bag(self, seen: Seen) -> Bag:
        bag: Counter[str] = Counter()
        for word in seen.words[:MOST_TOKENS]:
            bag.update(self._parts.get(word) or self._learn(word))
        return bag

    def _learn(self, word: str) -> Counter[str]:
        parts = Counter(parts_of(word[:40]))
        if len(self._parts) < 50_000:  # memory stays flat over a million remarks
            self._parts[word] = parts
        return parts
