"""Finds groups among remarks and names them: nothing is dropped, no codes, no downloaded model."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.codebook import tokens_of
from analysis.themes.discovery.grouping import groups_of
from analysis.themes.discovery.phrases import key_phrases
from analysis.themes.discovery.places import places_of
from analysis.themes.discovery.terms import MOST_CHARACTERS, words_of

CENTRAL = 3
MOST_GROUPS = 200
QUOTE_CHARACTERS = 300
CUT_OFF = " …"
# Quotes are chosen among the nearer third of a group; between these lengths they are easy to read.
NEAREST = 3
EASY = (20, 250)


@dataclass(frozen=True)
class Quoted:
    """A remark near the middle of its group: its place among the texts, and its words, cut where long."""

    place: int
    words: str


@dataclass(frozen=True)
class Group:
    """Remarks that speak of alike things. `members` are places among the texts, in order."""

    key_phrases: tuple[str, ...]
    central: tuple[Quoted, ...]
    members: tuple[int, ...]


def discover(texts: Sequence[str], k: int | None = None, seed: int = 0) -> list[Group]:
    """Return at most k groups, the largest first; every text is in exactly one of them.

    Without `k`, about the square root of half the number of texts (a rule of thumb; Mardia and others, 1979).
    Texts that share no word with another (only emoji, another script, one odd word) make a group
    of their own. Raises ValueError where k is below 1.
    """
    if k is not None and k < 1:
        raise ValueError(f"{k} groups can't be made; ask for at least 1.")
    if not texts:
        return []
    wanted = max(1, min(k if k is not None else round((len(texts) / 2) ** 0.5), MOST_GROUPS, len(texts)))
    places = places_of(texts)
    numbers = groups_of(places, wanted, seed)
    members = [np.flatnonzero(numbers == number) for number in range(int(numbers.max()) + 1)]
    members.sort(key=lambda group: (-len(group), int(group[0])))
    names = key_phrases([[texts[int(place)] for place in group] for group in members])
    return [
        Group(name, _central(texts, places, group, name), tuple(int(place) for place in group))
        for name, group in zip(names, members, strict=True)
    ]


def _central(
    texts: Sequence[str], places: np.ndarray, group: np.ndarray, names: Sequence[str]
) -> tuple[Quoted, ...]:
    """Return quotes near the group's middle that say what it is named for, no two of the same words."""
    near = places[group] @ places[group].mean(axis=0)
    order = group[np.lexsort((group, -near.round(9)))]
    middle = order[: max(CENTRAL, len(group) // NEAREST)]
    telling = sorted(middle, key=lambda place: -_tells(texts[int(place)], names))
    chosen: dict[tuple[str, ...], Quoted] = {}
    for place in [*telling, *order[len(middle) :]]:
        text = texts[int(place)].strip()
        words = tuple(sorted(set(words_of(text)))) or (text.casefold(),)
        chosen.setdefault(words, Quoted(int(place), _cut(text)))
        if len(chosen) == CENTRAL:
            break
    return tuple(chosen.values())


def _tells(text: str, names: Sequence[str]) -> int:
    """Return how well a text serves as a quote: it says a name or two, in a few words up to a few lines."""
    words = f" {' '.join(token.word for token in tokens_of(text[:MOST_CHARACTERS]))} "
    said = sum(f" {name} " in words for name in names)
    return min(said, 2) + (EASY[0] <= len(text) <= EASY[1])


def _cut(text: str) -> str:
    """Return the text, or its beginning up to a whole word where it is long."""
    if len(text) <= QUOTE_CHARACTERS:
        return text
    beginning = text[:QUOTE_CHARACTERS]
    return (beginning.rpartition(" ")[0] or beginning) + CUT_OFF
