"""Two codebooks held against each other on one remark after the other: which themes it would gain or lose.

As the rules suggest before anybody has read a remark: a cue is trusted by its place in the list and by who
else uses it, an echo of the question is no evidence, doubtful themes stand back. Misspelt words are not
corrected here, which the worker does. Most remarks are passed over at a glance: only what is looked for
otherwise can change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.codebook.codebook import Codebook
from analysis.codebook.cue import CueWord
from analysis.codebook.tokens import Token, tokens_of
from analysis.themes.rules.cues import Hit
from analysis.themes.rules.rule_scores import Rules
from analysis.themes.rules.trust import standing_among, trust_of_cues

_NO_APOSTROPHES = str.maketrans("", "", "'`")

Spans = tuple[tuple[int, int], ...]
Words = tuple[CueWord, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A theme that a remark gains, or else loses, and the places of the cues that do it."""

    theme: str
    spans: Spans
    gains: bool


class Compared:
    """Both codebooks made ready, once for each audience."""

    def __init__(self, old: Codebook, new: Codebook) -> None:
        self._old, self._new = old, new
        self._pairs: dict[str, _Pair] = {}

    def differences(self, kind: str, words: str, question: str = "") -> Iterator[Difference]:
        """Yield what the words of a remark from a round of this kind would gain, then lose."""
        if kind not in self._pairs:
            self._pairs[kind] = _Pair(self._old.living, self._new.living, kind)
        pair = self._pairs[kind]
        if not pair.may_differ(words):
            return
        tokens = tokens_of(words)
        before, has = _found(pair.old, tokens, question), _found(pair.new, tokens, question)
        # What a merge moves to the heir is neither gained nor lost.
        had = {self._new.now_called(theme): hits for theme, hits in before.items()}
        for theme in sorted(has.keys() - had.keys()):
            yield Difference(theme, _spans(has[theme], tokens), True)
        for theme in sorted(had.keys() - has.keys()):
            yield Difference(theme, _spans(had[theme], tokens), False)


class _Pair:
    """The rules of both sides for one audience, and the words without which nothing can differ."""

    def __init__(self, old: Codebook, new: Codebook, kind: str) -> None:
        self.old, self.new = Rules(old, kind), Rules(new, kind)
        before, after = _cues_of(old, kind, self.old), _cues_of(new, kind, self.new)
        self._stems = sorted({_longest_stem(words) for _, words, *_ in before ^ after})

    def may_differ(self, words: str) -> bool:
        """False only where no theme that changed can be found on either side."""
        if not words.isascii():
            return bool(self._stems)
        plain = words.lower().translate(_NO_APOSTROPHES)
        return any(stem in plain for stem in self._stems)


def _cues_of(codebook: Codebook, kind: str, rules: Rules) -> set[tuple[str, Words, bool, float]]:
    """Each theme with each of its cues, whether it is general, and how far the cue is trusted in it (0 if
    it blocks): what differs in any of these can make a remark gain or lose a theme."""
    trust = trust_of_cues(codebook, kind)
    return {
        (
            theme.code,
            cue.words,
            theme.code in rules.general,
            0.0 if cue.blocks else trust[theme.code, cue.words],
        )
        for theme in codebook.themes
        if theme.is_for(kind)
        for cue in theme.parsed_cues()
    }


def _found(rules: Rules, tokens: Sequence[Token], question: str) -> dict[str, list[Hit]]:
    hits = rules.hits(tokens, question)
    stands = standing_among(rules.scores(tokens, question)) if hits else set()
    return {theme: found for theme, found in hits.items() if theme in stands}


def _longest_stem(words: Words) -> str:
    """The longest word that stands in any text in which the cue does."""
    stems = [word.word.translate(_NO_APOSTROPHES) for word in words if not word.denies]
    return max(stems, key=len)


def _spans(hits: Sequence[Hit], tokens: Sequence[Token]) -> Spans:
    return tuple((tokens[hit.first].start, tokens[hit.last].end) for hit in hits)
