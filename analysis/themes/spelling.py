"""Corrects misspelt words by deleting letters on both sides (Garbe, "SymSpell", 2012), own words first.

A word that is known is never touched. Ordinary English words, with how often they are written, come from
the list that TextBlob ships (public-domain books, Wiktionary, British National Corpus; after Norvig, "How
to write a spelling corrector", 2007). It is read as a file, so TextBlob itself is not loaded.
"""

import importlib.util
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

SHORTEST = 4
TWO_EDITS_FROM = 7
PREFIX = 8
DOMAIN = 30.0
MOST_REMEMBERED = 100_000


@cache
def ordinary_words() -> Mapping[str, int]:
    """Return ordinary English words with how often they were met; empty where the list isn't installed."""
    found = importlib.util.find_spec("textblob")
    if found is None or found.origin is None:
        return {}
    path = Path(found.origin).parent / "en" / "en-spelling.txt"
    if not path.is_file():
        return {}
    lines = (line.split() for line in path.read_text("utf-8").splitlines() if not line.startswith(";"))
    return {parts[0].casefold(): int(parts[1]) for parts in lines if len(parts) == 2}


class Speller:
    """Corrects one word at a time; `domain` are words with counts that matter more than ordinary ones."""

    def __init__(self, domain: Mapping[str, int], ordinary: Mapping[str, int] | None = None) -> None:
        ordinary = ordinary_words() if ordinary is None else ordinary
        self._weights: dict[str, float] = {word: float(count) for word, count in ordinary.items()}
        self._known = set(ordinary)
        for word, count in domain.items():
            self._weights[word] = self._weights.get(word, 0.0) + DOMAIN * count
        self._known |= {word for word, count in domain.items() if count > 1}
        self._index = _index(word for word in self._weights if word in domain)
        self._done: dict[str, str] = {}

    def corrected(self, word: str) -> str:
        """Return the likeliest known word, or the word itself if it is known, short, or like no other."""
        if word in self._known or len(word) < SHORTEST or not word.isalpha() or not word.isascii():
            return word
        if word not in self._done:
            if len(self._done) >= MOST_REMEMBERED:
                self._done.clear()
            self._done[word] = self._best(word)
        return self._done[word]

    def _best(self, word: str) -> str:
        edits = 2 if len(word) >= TWO_EDITS_FROM else 1
        near = {candidate for key in _deletes(word[:PREFIX], edits) for candidate in self._index.get(key, ())}
        scored = [
            (distance(word, candidate, edits), -self._weights[candidate], candidate) for candidate in near
        ]
        best = min((each for each in scored if each[0] <= edits), default=None)
        return best[2] if best else word


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


def _index(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        for key in _deletes(word[:PREFIX], 2 if len(word) >= TWO_EDITS_FROM - 1 else 1):
            found.setdefault(key, []).append(word)
    return {key: tuple(near) for key, near in found.items()}


def _deletes(word: str, edits: int) -> set[str]:
    lengths = range(max(1, len(word) - edits), len(word) + 1)
    return {"".join(kept) for length in lengths for kept in combinations(word, length)}
