"""One matcher for all cues of a codebook: each word is looked up once, so time grows with the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.codebook import Cue, Token
from analysis.codebook.cue import DENIALS

MOST_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: from its first word to its last, both counted, as places in the list of words."""

    cue: Cue
    first: int
    last: int


class Matcher:
    """Finds the cues of several groups (themes, stances) in a list of words."""

    def __init__(self, groups: Mapping[str, Sequence[Cue]]) -> None:
        self._exact: dict[str, list[tuple[str, Cue]]] = {}
        self._open: dict[str, list[tuple[str, Cue]]] = {}
        for group, cues in groups.items():
            for cue in dict.fromkeys(cues):
                self._add(group, cue)
        self._lengths = sorted({len(stem) for stem in self._open})
        self._met: dict[str, tuple[tuple[str, Cue], ...]] = {}

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Hit]]:
        """Return the hits of each group that has any, in the order of the text, none inside another."""
        found: dict[str, list[Hit]] = {}
        blocked: dict[str, list[Hit]] = {}
        for first, token in enumerate(tokens):
            for group, cue in self._starting_with(token.word):
                last = _end(cue, tokens, first)
                if last is not None:
                    (blocked if cue.blocks else found).setdefault(group, []).append(Hit(cue, first, last))
        kept = {group: _outside(_outermost(hits), blocked.get(group, [])) for group, hits in found.items()}
        return {group: hits for group, hits in kept.items() if hits}

    def _add(self, group: str, cue: Cue) -> None:
        head = cue.words[0]
        for word in sorted(DENIALS) if head.denies else [head.word]:
            (self._open if head.open else self._exact).setdefault(word, []).append((group, cue))

    def _starting_with(self, word: str) -> tuple[tuple[str, Cue], ...]:
        known = self._met.get(word)
        if known is None:
            known = tuple(self._look_up(word))
            if len(self._met) < MOST_REMEMBERED:
                self._met[word] = known
        return known

    def _look_up(self, word: str) -> list[tuple[str, Cue]]:
        starting = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            starting.extend(self._open.get(word[:length], ()))
        return starting


def _end(cue: Cue, tokens: Sequence[Token], first: int) -> int | None:
    """Return where the cue ends if it starts at `first`: the nearest end, and never in another sentence."""
    reached = {first}
    for word in cue.words[1:]:
        reached = {
            place
            for before in reached
            for place in range(before + 1, min(before + 2 + word.gap, len(tokens)))
            if word.fits(tokens[place].word) and tokens[place].sentence == tokens[first].sentence
        }
    return min(reached, default=None)


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Drop hits that lie inside a longer one, so that "not listen*" isn't counted again as "listen*"."""
    kept: list[Hit] = []
    furthest = -1
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.last > furthest:
            kept.append(hit)
            furthest = hit.last
    return kept


def _outside(hits: list[Hit], blocked: list[Hit]) -> list[Hit]:
    walls = _outermost(blocked)
    kept: list[Hit] = []
    wall = 0
    for hit in hits:
        while wall < len(walls) and walls[wall].last < hit.last:
            wall += 1
        if wall == len(walls) or walls[wall].first > hit.first:
            kept.append(hit)
    return kept
