"""Ordinary English words that ship with TextBlob, read as files, so that TextBlob itself is not loaded.

Words with how often they were met come from public-domain books, Wiktionary and the British National Corpus
(after Norvig, "How to write a spelling corrector", 2007); words known at all, from its
lexicon.
"""

import importlib.util
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

COMMENT = ";"
ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly")


@cache
def ordinary_words() -> Mapping[str, int]:
    """Return ordinary words with how often they were met; empty where the list isn't installed."""
    lines = (line.split() for line in _lines("en-spelling.txt"))
    return {parts[0].casefold(): int(parts[1]) for parts in lines if len(parts) == 2}


@cache
def known_words() -> frozenset[str]:
    """Return ordinary words, and those of the lexicon that are one of them with a regular ending.

    The rest of the lexicon holds what people type in messages, misspellings among them.
    """
    ordinary = ordinary_words().keys()
    lexicon = (line.split()[0] for line in _lines("en-lexicon.txt"))
    return frozenset(word for word in lexicon if _ends_regularly(word, ordinary)) | ordinary


def _ends_regularly(word: str, ordinary: Set[str]) -> bool:
    stems = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return any(len(stem) > 2 and (stem in ordinary or stem + "e" in ordinary) for stem in stems)


def _lines(name: str) -> Iterator[str]:
    found = importlib.util.find_spec("textblob")
    path = Path(found.origin).parent / "en" / name if found and found.origin else None
    if path is None or not path.is_file():
        return iter(())
    lines = path.read_text("utf-8").splitlines()
    return (line for line in lines if line.strip() and not line.startswith(COMMENT))
