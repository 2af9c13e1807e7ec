"""What may be left out of a remark to see whether a theme stands on it, and how it is shown in the text.

A cue counts once however often it stands in the text, and a word nearly so: all places of the same one are
left out together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.codebook import Token
from analysis.themes.rules.cues import Hit
from analysis.themes.rules.suggest import Span

BY_WORDS = "learned from codings"
MOST_GROUPS = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Places in the list of words that are left out together, and the spans that show exactly them."""

    places: frozenset[int]
    spans: tuple[Span, ...]


def cue_groups(tokens: Sequence[Token], hits: Iterable[Hit]) -> list[Group]:
    """Return a group for each different cue found, in the order of the text; it covers the cue whole."""
    same: dict[object, list[Hit]] = {}
    for hit in hits:
        same.setdefault(hit.cue.words, []).append(hit)
    return [together(hit_group(tokens, hit) for hit in each) for each in same.values()]


def hit_group(tokens: Sequence[Token], hit: Hit) -> Group:
    """Return all words from the first of a cue to its last."""
    span = Span(tokens[hit.first].start, tokens[hit.last].end, hit.cue.written)
    return Group(frozenset(range(hit.first, hit.last + 1)), (span,))


def word_group(tokens: Sequence[Token], places: Sequence[int]) -> Group:
    """Return words that no cue explains, each with a span of its own."""
    spans = (Span(tokens[place].start, tokens[place].end, BY_WORDS) for place in places)
    return Group(frozenset(places), tuple(spans))


def weightiest(tokens: Sequence[Token], shares: Mapping[str, float], taken: frozenset[int]) -> list[Group]:
    """Return the words outside the places taken that speak most for a theme, none that speaks against it."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        if place not in taken:
            places.setdefault(token.word, []).append(place)
    speaking = sorted((-share, word) for word, share in shares.items() if share > 0 and word in places)
    return [word_group(tokens, places[word]) for _, word in speaking[:MOST_GROUPS]]


def together(groups: Iterable[Group]) -> Group:
    """Return several groups as one."""
    each = list(groups)
    return Group(places_of(each), tuple(span for group in each for span in group.spans))


def places_of(groups: Iterable[Group]) -> frozenset[int]:
    """Return all places of the groups."""
    return frozenset().union(*(group.places for group in groups))
