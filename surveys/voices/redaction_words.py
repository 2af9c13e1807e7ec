"""The words that redaction listens for, read once from their files."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def lists() -> dict[str, frozenset[str]]:
    """Every list of redaction.toml by its name."""
    data = tomllib.loads((FOLDER / "redaction.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Given names that are only names."""
    return frozenset((FOLDER / "first_names.txt").read_text(encoding="utf-8").split()) - lists()["both"]
