"""How alike two names are, quickly enough for every pair of five hundred."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.codebook.tokens import tokens_of

MOST_DISTANCE = 0.2  # of the longer name's letters: "Placement" and "Placements", not "Home" and "Hope"
LEAST_WORDS_SHARED = 0.7  # of all words in both: the same words in another order
_SMALL = frozenset(("a", "an", "and", "at", "for", "from", "in", "my", "of", "on", "or", "the", "to", "with"))


@dataclass(frozen=True)
class _Name:
    code: str
    letters: str
    words: frozenset[str]

    @cached_property
    def held(self) -> int:
        """The letters that the name holds, one bit each; letters that share a bit only make it less sharp."""
        mask = 0
        for letter in self.letters:
            mask |= 1 << (ord(letter) % 61)
        return mask


def alike_pairs(names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the codes of each two of (code, name) that people would take for one another, in their order."""
    read = [_read(code, name) for code, name in names]
    for place, one in enumerate(read):
        for other in read[place + 1 :]:
            if _same_words(one, other) or _nearly_the_same_letters(one, other):
                yield one.code, other.code


def distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out or changed to make one of the other (Levenshtein).

    A column at a time in the bits of one number (Myers 1999, in Hyyrö's form of 2001).
    """
    if not one:
        return len(other)
    places: dict[str, int] = {}
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    whole, last, found = (1 << len(one)) - 1, 1 << (len(one) - 1), len(one)
    more, less = whole, 0  # where a column grows by one downwards, and where it shrinks
    for letter in other:
        same = places.get(letter, 0)
        down, across = same | less, (((same & more) + more) ^ more) | same
        grows, shrinks = less | ~(across | more), more & across
        found += bool(grows & last) - bool(shrinks & last)
        grows, shrinks = grows << 1 | 1, shrinks << 1
        more, less = (shrinks | ~(down | grows)) & whole, grows & down & whole
    return found


def _read(code: str, name: str) -> _Name:
    words = [token.word for token in tokens_of(name)]
    telling = frozenset(word for word in words if word not in _SMALL)
    return _Name(code, " ".join(words), telling or frozenset(words))


def _same_words(one: _Name, other: _Name) -> bool:
    shared = len(one.words & other.words)
    return shared > 1 and shared >= LEAST_WORDS_SHARED * len(one.words | other.words)


def _nearly_the_same_letters(one: _Name, other: _Name) -> bool:
    most = int(MOST_DISTANCE * max(len(one.letters), len(other.letters)))
    if abs(len(one.letters) - len(other.letters)) > most:
        return False
    # Each letter that only one of the names holds must be changed or left out: a bound that costs nothing.
    only = max((one.held & ~other.held).bit_count(), (other.held & ~one.held).bit_count())
    return only <= most and distance(one.letters, other.letters) <= most
