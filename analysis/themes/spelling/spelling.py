"""Corrects misspelt words by deleting letters on both sides (Garbe, "SymSpell", 2012), own words first.

Candidates are the council's own words and the codebook's; a word that ordinary English knows is never
touched. Of candidates equally near, the more usual one is meant, and rather one with the same first letter
and the same letters (Mitton, "English spelling and the computer", 1996: first letters are seldom wrong,
swaps are frequent).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from itertools import combinations
from math import log10

from analysis.themes.spelling.wordlists import known_words, ordinary_words

SHORTEST = 3
TWO_EDITS_FROM = 7
PREFIX = 8
OWN = 30.0
MORE_USUAL = 10.0
MOST_REMEMBERED = 100_000
FOR_FIRST_LETTER, FOR_SAME_LETTERS, FOR_USUAL = 0.5, 0.3, 0.25


class Speller:
    """Corrects one word at a time; `own` are the domain's words with counts, `known` those never touched."""

    def __init__(
        self,
        own: Mapping[str, int],
        ordinary: Mapping[str, int] | None = None,
        known: Set[str] | None = None,
    ) -> None:
        ordinary = ordinary_words() if ordinary is None else ordinary
        self._known = (known_words() if known is None else known) | ordinary.keys()
        self._weights = {word: OWN * count + ordinary.get(word, 0) for word, count in own.items()}
        self._index = _index(self._weights)
        self._done: dict[str, str] = {}

    def corrected(self, word: str) -> str:
        """Return the likeliest word of the domain, or the word itself if known, short, or like no other."""
        if word in self._known or len(word) < SHORTEST or not word.isalpha() or not word.isascii():
            return word
        done = self._done.get(word)
        if done is None:
            if len(self._done) >= MOST_REMEMBERED:
                self._done.clear()
            done = self._done[word] = self._best(word)
        return done

    def _best(self, word: str) -> str:
        edits = _edits(word)
        keys = _deletes(word[:PREFIX], edits)
        near = {candidate for key in keys for candidate in self._index.get(key, ())} - {word}
        # A word that people wrote is one, unless it is like a far more usual one.
        least = MORE_USUAL * self._weights.get(word, 0.0)
        costs = [
            (self._cost(word, candidate, away), candidate)
            for candidate in near
            if self._weights[candidate] >= least and (away := distance(word, candidate, edits)) <= edits
        ]
        return min(costs)[1] if costs else word

    def _cost(self, word: str, candidate: str, away: int) -> float:
        cost = away + FOR_FIRST_LETTER * (word[0] != candidate[0])
        cost -= FOR_SAME_LETTERS * (sorted(set(word)) == sorted(set(candidate)))
        return cost - FOR_USUAL * log10(1 + self._weights[candidate])


def distance(one: str, other: str, most: int) -> int:
    """Return the restricted Damerau-Levenshtein distance, or `most` + 1 where it is greater."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        here = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        if min(here) > most:
            return most + 1
        before, last = last, here
    return last[-1]


def domain_words(texts: Iterable[Iterable[str]], cue_words: Iterable[str]) -> dict[str, int]:
    """Return the words of a council's own remarks with their counts, and the cue words as if met twice."""
    counts = Counter(word for words in texts for word in words if len(word) >= SHORTEST and word.isalpha())
    counts.update(word for word in cue_words for _ in range(2) if len(word) >= SHORTEST)
    return dict(counts)


def _edits(word: str) -> int:
    return 2 if len(word) >= TWO_EDITS_FROM else 1


def _index(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        # A letter left out makes a long word short: one edit more is looked for than the word itself allows.
        for key in _deletes(word[:PREFIX], _edits(word + "xx")):
            found.setdefault(key, []).append(word)
    return {key: tuple(near) for key, near in found.items()}


def _deletes(word: str, edits: int) -> set[str]:
    lengths = range(max(1, len(word) - edits), len(word) + 1)
    return {"".join(kept) for length in lengths for kept in combinations(word, length)}
