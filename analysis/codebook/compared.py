"""Two codebooks held against each other on one remark after the other: which themes it would gain or lose.

As the rules suggest before anybody has read a remark: a cue that two themes share counts half in each, an
echo of the question is no evidence, general themes stand back. Misspelt words are not corrected here, which
the worker does. Most remarks are passed over at a glance: only what is looked for otherwise can change.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.codebook.codebook import Codebook
from analysis.codebook.cue import Cue
from analysis.codebook.tokens import Token, tokens_of
from analysis.themes.rules.cues import Hit
from analysis.themes.rules.rule_scores import Rules

SURE_ENOUGH = (
    0.3  # from here on a rule suggests, as in analysis.themes.engine.model, which a web page can't load
)
_NO_APOSTROPHES = str.maketrans("", "", "'`")

Spans = tuple[tuple[int, int], ...]


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
        cues = [_cues_of(old, kind, self.old), _cues_of(new, kind, self.new)]
        changed = {cue for _, _, cue in cues[0] ^ cues[1]}
        self._stems = sorted({_longest_stem(cue) for cue in changed | _counting_otherwise(cues)})

    def may_differ(self, words: str) -> bool:
        """False only where no theme that changed can be found on either side."""
        if not words.isascii():
            return bool(self._stems)
        plain = words.lower().translate(_NO_APOSTROPHES)
        return any(stem in plain for stem in self._stems)


def _cues_of(codebook: Codebook, kind: str, rules: Rules) -> set[tuple[str, bool, Cue]]:
    """Each theme with each of its cues; a theme that became general is another one."""
    themes = [theme for theme in codebook.themes if theme.is_for(kind)]
    return {(one.code, one.code in rules.general, cue) for one in themes for cue in one.parsed_cues()}


def _counting_otherwise(sides: Sequence[set[tuple[str, bool, Cue]]]) -> set[Cue]:
    """The cues that more themes share than before, or fewer: they count half, or whole again."""
    before, after = (Counter(cue.words for _, _, cue in side if not cue.blocks) for side in sides)
    return {cue for side in sides for _, _, cue in side if before[cue.words] != after[cue.words]}


def _found(rules: Rules, tokens: Sequence[Token], question: str) -> dict[str, list[Hit]]:
    hits = rules.hits(tokens, question)
    return {theme: found for theme, found in hits.items() if rules.compiled.score(found) >= SURE_ENOUGH}


def _longest_stem(cue: Cue) -> str:
    """The longest word that stands in any text in which the cue does."""
    stems = [word.word.translate(_NO_APOSTROPHES) for word in cue.words if not word.denies]
    return max(stems, key=len)


def _spans(hits: Sequence[Hit], tokens: Sequence[Token]) -> Spans:
    return tuple((tokens[hit.first].start, tokens[hit.last].end) for hit in hits)
