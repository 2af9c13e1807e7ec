"""How far each cue is trusted by itself, from the codebook alone: judged beforehand, not fitted to codings.

A phrase says more than a word, and a long word more than a short one, for short words are the common ones. A
cue that the theme's own definition uses says more; one that other themes use too, less. People write down
the most telling cue first and the doubtful ones last, as in any list from memory (Bousfield, Barclay, "The
relationship between order and frequency of occurrence of restricted associative responses", 1950).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log1p, prod

from analysis.codebook import Codebook, Cue, CueWord, tokens_of
from analysis.codebook.cue import DENIALS

TRUST = (0.35, 0.5)
BY_WORDS = (0.30, 0.50, 0.65)
A_LETTER, MOST_LETTERS = 0.01, 20
IN_DEFINITION = 0.08
LAST_OF_LIST = 0.3
SHARED_CUE = 0.1
OTHER_DEFINITION, MOST_DEFINITIONS = 0.05, 2
LEAST, MOST = 0.05, 0.95
LAST_LETTER = "\U0010ffff"
WEAKEST = 0.3  # the score of a rule that is not sure at all
STANDS, EVEN = 0.5, 1e-4  # a theme stands back where another is more than twice as sure; scores are rounded


def sureness(trusts: Iterable[float]) -> float:
    """Return how sure several cues make us together, as if independent: 0 to 1, before rules are scored."""
    return 1.0 - prod(1.0 - trust for trust in trusts)


def rule_score(sure: float) -> float:
    """Return the score of a rule that is so sure: never below that of the weakest rule."""
    return round(WEAKEST + (1.0 - WEAKEST) * sure, 4)


def standing_among(scores: Mapping[str, float]) -> set[str]:
    """Return the themes that stand, by their rules' scores: no other is more than twice as sure."""
    least = STANDS * max((score - WEAKEST for score in scores.values()), default=0.0)
    return {theme for theme, score in scores.items() if score - WEAKEST >= least - EVEN}


def weights_of_cues(codebook: Codebook, audience: str = "") -> dict[tuple[CueWord, ...], float]:
    """Return what each pointing cue says by its form alone, less where several themes use it."""
    themes = [theme for theme in codebook.themes if theme.is_for(audience)]
    cues = (cue for theme in themes for cue in dict.fromkeys(theme.parsed_cues()) if not cue.blocks)
    used = Counter(cue.words for cue in cues)
    return {words: _form(words, BY_WORDS) / times for words, times in used.items()}


def _form(words: Sequence[CueWord], by_words: Sequence[float]) -> float:
    letters = min(sum(len(word.word) for word in words), MOST_LETTERS)
    return by_words[min(len(words), len(by_words)) - 1] + A_LETTER * letters


def trust_of_cues(codebook: Codebook, audience: str = "") -> dict[tuple[str, tuple[CueWord, ...]], float]:
    """Return the trust (0 to 1) in each theme's pointing cues, by the theme's code and the cue's words."""
    themes = [theme for theme in codebook.themes if theme.is_for(audience)]
    pointing = {
        theme.code: [cue for cue in dict.fromkeys(theme.parsed_cues()) if not cue.blocks] for theme in themes
    }
    defined = _Index({theme.code: _words(f"{theme.name} {theme.definition}") for theme in themes})
    cued = _Index(
        {code: frozenset(word.word for cue in cues for word in cue.words) for code, cues in pointing.items()}
    )
    # Of a cue that is written twice the first place counts, so it is put in last.
    return {
        (code, cue.words): _trust(cue, place / len(cues), code, defined, cued)
        for code, cues in pointing.items()
        for place, cue in reversed(list(enumerate(cues)))
    }


def _trust(cue: Cue, place: float, code: str, defined: "_Index", cued: "_Index") -> float:
    trust = _form(cue.words, TRUST) - LAST_OF_LIST * place
    defining = defined.with_all(cue)
    trust += IN_DEFINITION * (code in defining)
    trust -= OTHER_DEFINITION * min(len(defining - {code}), MOST_DEFINITIONS)
    trust -= SHARED_CUE * log1p(len(cued.with_all(cue) - {code}))
    return min(max(trust, LEAST), MOST)


class _Index:
    """Which themes hold words that a cue fits."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._themes: dict[str, set[str]] = {}
        for code, each in words.items():
            for word in each:
                self._themes.setdefault(word, set()).add(code)
        self._sorted = sorted(self._themes)

    def with_all(self, cue: Cue) -> set[str]:
        """Return the codes of the themes that hold a word for each word of the cue."""
        return set.intersection(*(self._with(word) for word in cue.words))

    def _with(self, word: CueWord) -> set[str]:
        first = bisect_left(self._sorted, word.word)
        last = bisect_left(self._sorted, word.word + LAST_LETTER) if word.open else first + 1
        fitting = DENIALS if word.denies else self._sorted[first:last]
        return {code for each in fitting if word.fits(each) for code in self._themes.get(each, ())}


def _words(text: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens_of(text))
