"""The words of remarks that say what they are about: small words left out, endings cut off.

Endings are cut by a few plain rules (after Harman, "How effective is suffixing?", 1991: a weak stemmer does
for English as well as a strong one). Key phrases are shown with their endings.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from analysis.codebook import tokens_of
from analysis.themes.features import Matrix

MOST_CHARACTERS = 5_000
MOST_TERMS = 20_000
FEWEST_TEXTS = 2
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTENED = frozenset(
    ("dont", "didnt", "doesnt", "wasnt", "werent", "isnt", "arent", "im", "i'm", "ive", "i've", "id", "i'd")
    + ("couldnt", "wouldnt", "shouldnt", "cant", "wont", "havent", "hadnt", "hasnt", "got", "just", "really")
)
SMALL_WORDS = frozenset(ENGLISH_STOP_WORDS) | _SHORTENED


@dataclass(frozen=True)
class Terms:
    """All terms that stand in enough remarks, and how often each stands in each remark."""

    names: tuple[str, ...]
    counts: Matrix


def terms_of(texts: Sequence[str]) -> Terms:
    """Return the terms of the texts; one row a text, empty where it has no word that is kept."""
    bags = [Counter(words_of(text)) for text in texts]
    met = Counter(term for bag in bags for term in bag)
    common = [term for term, times in met.most_common(MOST_TERMS) if times >= FEWEST_TEXTS]
    names = tuple(sorted(common))
    places = {term: place for place, term in enumerate(names)}
    cells = [
        (row, places[term], count)
        for row, bag in enumerate(bags)
        for term, count in bag.items()
        if term in places
    ]
    rows, columns, counts = zip(*cells, strict=True) if cells else ((), (), ())
    shape = (len(texts), len(names))
    return Terms(names, sparse.csr_matrix((np.asarray(counts, float), (rows, columns)), shape))


def words_of(text: str) -> list[str]:
    """Return the words that carry what a text is about, without their endings."""
    words = (token.word for token in tokens_of(text[:MOST_CHARACTERS]))
    return [stem(word) for word in words if word not in SMALL_WORDS and len(word) > 1 and not word.isdigit()]


def stem(word: str) -> str:
    """Return the word without its ending: "nurses" and "nurse" may differ, "waited" and "waiting" don't."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
