"""The terms met in remarks as numbers, kind by kind: fast, for a remark's words are looked up once.

Beside words and pairs of words: words with the question they answer ("nothing" means another thing under
another question), the cues heard, themes heard together, and words heard beside a cue of a theme, for
"more" beside a cue for staff says more than each alone.
"""

from collections.abc import Hashable, Iterable, Sequence
from itertools import chain, combinations

import numpy as np

from analysis.themes.engine.seen import Seen
from analysis.themes.engine.terms import Ints, Met

MOST_WORDS = 5000
NEAR = 3
BESIDE = 6
MOST_TOGETHER = 30
LENGTHS = np.array([1, 2, 3, 5, 8, 12, 20, 35, 60])


class WordsMet:
    """Numbers the words, questions and cues of the remarks met in training; others have no number."""

    def __init__(self, seen: Sequence[Seen], themes: Sequence[str]) -> None:
        self._words = _numbered(word for each in seen for word in each.words)
        self._questions = _numbered(each.question for each in seen)
        self._cues = _numbered((heard.theme, heard.cue) for each in seen for heard in each.heard)
        self._themes = _numbered(themes)

    def kinds(self, seen: Sequence[Seen]) -> dict[str, Met]:
        """Return the terms of each kind that stand in the remarks."""
        lengths = np.array([min(len(each.words), MOST_WORDS) for each in seen], np.int64)
        rows = np.repeat(np.arange(len(seen)), lengths)
        spoken = chain.from_iterable(each.words[:MOST_WORDS] for each in seen)
        words = _looked_up(self._words, spoken, len(rows))
        questions = _looked_up(self._questions, (each.question for each in seen), len(seen))
        each_row = np.arange(len(seen))
        pairs = [self._pairs(rows, words, apart) for apart in range(1, NEAR + 1)]
        return {
            "words": _joined([Met(rows, words), Met(pairs[0].rows, _above(pairs[0].terms, self._size))]),
            "near": _joined(pairs),
            "asked": self._asked(rows, words, questions),
            "question": Met(each_row, questions),
            "length": Met(each_row, np.digitize(lengths, LENGTHS)),
            **self._heard(seen, words, lengths),
        }

    @property
    def _size(self) -> int:
        return len(self._words) + 1

    def _pairs(self, rows: Ints, words: Ints, apart: int) -> Met:
        one, other = words[:-apart], words[apart:]
        known = (rows[:-apart] == rows[apart:]) & (one >= 0) & (other >= 0)
        return Met(rows[:-apart][known], one[known] * self._size + other[known])

    def _asked(self, rows: Ints, words: Ints, questions: Ints) -> Met:
        """Each word once with the question, and the question with no word."""
        both = np.where(words >= 0, questions[rows] * self._size + words, -1)
        terms = np.where(questions[rows] >= 0, both, -1)
        once = np.unique(np.stack([rows, terms]), axis=1) if len(rows) else np.stack([rows, terms])
        alone = np.where(questions >= 0, questions * self._size + len(self._words), -1)
        return _joined([Met(once[0], once[1]), Met(np.arange(len(questions)), alone)])

    def _heard(self, seen: Sequence[Seen], words: Ints, lengths: Ints) -> dict[str, Met]:
        heard = [(row, each) for row, remark in enumerate(seen) for each in remark.heard]
        rows = np.array([row for row, _ in heard], np.int64)
        cues = _looked_up(self._cues, ((each.theme, each.cue) for _, each in heard), len(heard))
        themes = _looked_up(self._themes, (each.theme for _, each in heard), len(heard))
        ends = np.array([(each.first, each.last) for _, each in heard], np.int64).reshape(-1, 2)
        return {
            "cues": Met(rows, cues),
            "together": self._together(seen),
            "beside": self._beside(rows, themes, ends, words, lengths),
        }

    def _together(self, seen: Sequence[Seen]) -> Met:
        rows: list[int] = []
        terms: list[int] = []
        for row, each in enumerate(seen):
            themes = sorted(self._themes[theme] for theme in each.rules if theme in self._themes)
            for one, other in combinations(themes[:MOST_TOGETHER], 2):
                rows.append(row)
                terms.append(one * len(self._themes) + other)
        return Met(np.array(rows, np.int64), np.array(terms, np.int64))

    def _beside(self, rows: Ints, themes: Ints, ends: Ints, words: Ints, lengths: Ints) -> Met:
        """Words up to BESIDE places before a cue's first word or after its last, with the cue's theme."""
        starts = np.cumsum(lengths) - lengths
        steps = np.arange(1, BESIDE + 1)
        inside = np.concatenate([ends[:, :1] - steps, ends[:, 1:] + steps], axis=1)
        stands = (inside >= 0) & (inside < lengths[rows][:, None]) & (themes >= 0)[:, None]
        hit, _ = np.nonzero(stands)
        met = words[(inside + starts[rows][:, None])[stands]]
        return Met(rows[hit], np.where(met >= 0, themes[hit] * self._size + met, -1))


def _numbered(terms: Iterable[Hashable]) -> dict[Hashable, int]:
    return {term: number for number, term in enumerate(dict.fromkeys(terms))}


def _looked_up(numbers: dict[Hashable, int], terms: Iterable[Hashable], many: int) -> Ints:
    return np.fromiter((numbers.get(term, -1) for term in terms), np.int64, many)


def _above(terms: Ints, least: int) -> Ints:
    return np.where(terms >= 0, terms + least, -1)


def _joined(met: Sequence[Met]) -> Met:
    return Met(np.concatenate([each.rows for each in met]), np.concatenate([each.terms for each in met]))
