"""Ordinary English words that ship with TextBlob, read as files, so that TextBlob itself is not loaded.

Words with how often they were met come from public-domain books, Wiktionary and the British National Corpus
(after Norvig, "How to write a spelling corrector", 2007); words known at all, from its lexicon.
"""

import importlib.util
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

COMMENT = ";"


@cache
def ordinary_words() -> Mapping[str, int]:
    """Return ordinary words with how often they were met; empty where the list isn't installed."""
    lines = (line.split() for line in _lines("en-spelling.txt"))
    return {parts[0].casefold(): int(parts[1]) for parts in lines if len(parts) == 2}


@cache
def known_words() -> frozenset[str]:
    """Return every word of small letters that the lists know: rarer words too, and endings of all kinds."""
    words = (line.split()[0] for line in _lines("en-lexicon.txt"))
    return frozenset(word for word in words if word.isalpha() and word.islower()) | ordinary_words().keys()


def _lines(name: str) -> Iterator[str]:
    found = importlib.util.find_spec("textblob")
    path = Path(found.origin).parent / "en" / name if found and found.origin else None
    if path is None or not path.is_file():
        return iter(())
    lines = path.read_text("utf-8").splitlines()
    return (line for line in lines if line.strip() and not line.startswith(COMMENT))
