"""Corrects misspelt words: of the words that may be meant, the likeliest here, or the word as it stands.

A noisy channel (Kernighan, Church, Gale, "A spelling correction program based on a noisy channel model",
1990): how usual a word is, how unlikely the slip, and the words beside it. Candidates are the council's own
words and the codebook's that are near in letters, found by deleting letters on both sides (Garbe, "SymSpell",
2012), or in sound. A word that ordinary English knows stays, unless it is like one that the council's people
use far more often.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations
from math import log10

from analysis.themes.spelling.beside import Beside
from analysis.themes.spelling.slips import LEFT_OUT_OF_TWO, OTHER, SOFT, slips
from analysis.themes.spelling.sounds import skeleton, sound
from analysis.themes.spelling.wordlists import known_words, ordinary_words

SHORTEST = 2
TWO_EDITS_FROM = 7
PREFIX = 8
OWN = 30.0
MOST_REMEMBERED = 100_000
# A word that people wrote is one, unless it is like a far more usual one, and an ordinary word still more so.
MORE_USUAL, MORE_THAN_KNOWN = 10.0, 20.0
FEWEST_FOR_KNOWN = 5
MEANT = 1.0  # an ordinary word is likelier meant than its count says
BY_SOUND = 1.6
LONGER = 3
BY_NEIGHBOURS = 0.7
WITHIN = 2.0  # further behind, no neighbours make a word the likeliest

Option = tuple[float, str]


class Speller:
    """Corrects words; `own` are the domain's words with counts, `known` those of ordinary English."""

    def __init__(
        self,
        own: Mapping[str, int],
        ordinary: Mapping[str, int] | None = None,
        known: Set[str] | None = None,
        texts: Iterable[Sequence[str]] = (),
    ) -> None:
        self._ordinary = ordinary_words() if ordinary is None else ordinary
        self._known = known_words() if known is None else known
        self._own = own
        self._weights = {word: OWN * count + self._ordinary.get(word, 0) for word, count in own.items()}
        self._most = max(self._weights.values(), default=0.0)
        self._index = _index(self._weights)
        self._sounds = _by_sound(self._weights)
        self._beside = Beside(texts, own)
        self._met: dict[str, tuple[Option, ...]] = {}

    def corrected(self, word: str) -> str:
        """Return the word that was meant where nothing stands beside it."""
        return self.corrected_all([word])[0]

    def corrected_all(self, words: Sequence[str]) -> list[str]:
        """Return each word of a text as it was meant: itself if known, a single letter, or like no other."""
        better: list[str] = []
        for at, word in enumerate(words):
            options = self._met.get(word)
            if options is None:
                options = self._remember(word)
            if len(options) > 1:
                before = better[-1] if better else ""
                word = self._likeliest(options, before, words[at + 1] if at + 1 < len(words) else "")
            elif options:
                word = options[0][1]
            better.append(word)
        return better

    def _likeliest(self, options: Sequence[Option], before: str, after: str) -> str:
        likelier = self._beside.likelier
        return max(
            (score + BY_NEIGHBOURS * (likelier(before, word) + likelier(word, after)), word)
            for score, word in options
        )[1]

    def _remember(self, word: str) -> tuple[Option, ...]:
        if len(self._met) >= MOST_REMEMBERED:
            self._met.clear()
        readable = len(word) >= SHORTEST and word.isalpha() and word.isascii()
        options = self._met[word] = self._options(word) if readable else ()
        return options

    def _options(self, word: str) -> tuple[Option, ...]:
        """Return the words that may be meant, each with how likely; none where the word surely stands."""
        known = word in self._known or word in self._ordinary
        weight = self._weights.get(word) or float(self._ordinary.get(word, known))
        least = (MORE_THAN_KNOWN if known else MORE_USUAL) * weight
        if least > self._most:
            return ()
        itself = log10(1 + weight) + MEANT * known
        rivals = self._rivals(word, self._usual(self._near(word), least, known), itself if weight else 0.0)
        if rivals and weight:
            rivals.append((itself, word))
        best = max(rivals, default=(0.0, ""))[0]
        return tuple(option for option in rivals if option[0] >= best - WITHIN)

    def _rivals(self, word: str, usual_ones: Iterable[Option], best: float) -> list[Option]:
        """Return the candidates that are no further than `WITHIN` behind the best of them before."""
        heard = sound(word)
        alike = self._sounds.get(skeleton(heard), {})
        found: list[Option] = []
        for usual, candidate in usual_ones:
            most = usual - best + WITHIN
            if most < LEFT_OUT_OF_TWO:  # nothing costs less, and the rest is less usual
                break
            cost = slips(word, candidate, min(most, OTHER * _edits(word)))
            if candidate in alike:
                cost = min(cost, BY_SOUND + slips(heard, alike[candidate], min(most - BY_SOUND, 2 * SOFT)))
            if cost <= most:
                found.append((usual - cost, candidate))
                best = max(best, usual - cost)
        return found

    def _near(self, word: str) -> set[str]:
        """Return the words that are near in letters or heard alike."""
        alike = self._sounds.get(skeleton(sound(word)), ())
        near = {candidate for candidate in alike if abs(len(word) - len(candidate)) <= LONGER}
        near.update(*(self._index.get(key, ()) for key in _deletes(word[:PREFIX], _edits(word))))
        return near - {word}

    def _usual(self, near: Iterable[str], least: float, known: bool) -> list[Option]:
        """Return those usual enough to be meant, with how usual as a power of ten, the most usual first."""
        fewest = FEWEST_FOR_KNOWN if known else 0
        return sorted(
            (
                (log10(1 + weight), candidate)
                for candidate in near
                if (weight := self._weights[candidate]) >= least and self._own[candidate] >= fewest
            ),
            reverse=True,
        )


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


def _by_sound(words: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return for each skeleton the words that have it, each with its sound."""
    sounds: dict[str, dict[str, str]] = {}
    for word in sorted(words):
        heard = sound(word)
        sounds.setdefault(skeleton(heard), {})[word] = heard
    return sounds


def _deletes(word: str, edits: int) -> set[str]:
    lengths = range(max(1, len(word) - edits), len(word) + 1)
    return {"".join(kept) for length in lengths for kept in combinations(word, length)}
