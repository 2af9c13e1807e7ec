"""The words of remarks that say what they are about: small words left out, the others by their beginnings.

Words count by their first five letters, the plainest stemmer there is (Can and others, "Information retrieval
on Turkish texts", 2008, found it as good as a lemmatiser): "waited" and "waiting" are one term, "medicine"
and "medication" too, and slips at a word's end are passed over. Key phrases are shown whole.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from analysis.codebook import tokens_of

MOST_CHARACTERS = 5_000
MOST_TERMS = 20_000
FEWEST_TEXTS = 2
LETTERS = 5
_SHORTENED = frozenset(
    ("dont", "didnt", "doesnt", "wasnt", "werent", "isnt", "arent", "im", "i'm", "ive", "i've", "id", "i'd")
    + ("couldnt", "wouldnt", "shouldnt", "cant", "wont", "havent", "hadnt", "hasnt", "got", "just", "really")
)
SMALL_WORDS = frozenset(ENGLISH_STOP_WORDS) | _SHORTENED


Matrix = Any  # scipy.sparse.csr_matrix; scipy ships no types
_SENTENCE = re.compile(r"[.!?;,\n\u06d4\u061f\u0964]+")


@dataclass(frozen=True)
class Terms:
    """All terms that stand in enough remarks, how often each stands in each remark, and in each sentence."""

    names: tuple[str, ...]
    counts: Matrix
    in_sentences: Matrix


def terms_of(texts: Sequence[str]) -> Terms:
    """Return the terms of the texts; one row a text, empty where it has no word that is kept."""
    sentences = [[words_of(part) for part in _SENTENCE.split(text[:MOST_CHARACTERS])] for text in texts]
    bags = [Counter(word for part in parts for word in part) for parts in sentences]
    met = Counter(term for bag in bags for term in bag)
    common = [term for term, times in met.most_common(MOST_TERMS) if times >= FEWEST_TEXTS]
    places = {term: place for place, term in enumerate(sorted(common))}
    spoken = [Counter(part) for parts in sentences for part in parts]
    return Terms(tuple(places), _counted(bags, places), _counted(spoken, places))


def _counted(bags: Sequence[Counter[str]], places: dict[str, int]) -> Matrix:
    cells = [
        (row, places[term], count)
        for row, bag in enumerate(bags)
        for term, count in bag.items()
        if term in places
    ]
    rows, columns, counts = zip(*cells, strict=True) if cells else ((), (), ())
    shape = (len(bags), len(places))
    return sparse.csr_matrix((np.asarray(counts, float), (rows, columns)), shape)


def words_of(text: str) -> list[str]:
    """Return the words that carry what a text is about, without their endings."""
    words = (token.word for token in tokens_of(text[:MOST_CHARACTERS]))
    return [
        beginning(word) for word in words if word not in SMALL_WORDS and len(word) > 1 and not word.isdigit()
    ]


def beginning(word: str) -> str:
    """Return the first letters of a word: "waited" and "waiting" are one term."""
    return word[:LETTERS]
