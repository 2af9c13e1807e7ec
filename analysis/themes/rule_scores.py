"""What the codebook's rules say of a remark, heard as an answer to its question.

A cue that only repeats the question ("improve", to "How could we improve?") is no evidence. A theme that
its own definition calls general stands back where the remark speaks of several exact ones.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from analysis.codebook import Codebook, Token, tokens_of
from analysis.themes.cues import Hit
from analysis.themes.suggest import Compiled, compile_codebook

EXACT_ONES = 2
PHRASES = tuple(tomllib.loads(Path(__file__).with_name("general_words.toml").read_text("utf-8"))["phrases"])


class Rules:
    """The codebook made ready, and which of its themes are general."""

    def __init__(self, codebook: Codebook, audience: str = "") -> None:
        self.compiled: Compiled = compile_codebook(codebook, audience)
        self.general = frozenset(
            theme.code
            for theme in codebook.themes
            if any(phrase in f"{theme.name} {theme.definition}".casefold() for phrase in PHRASES)
        )

    def hits(self, tokens: Sequence[Token], question: str = "") -> dict[str, list[Hit]]:
        """Return the hits of each theme that the rules stand by, in the codebook matcher's order."""
        asked = _words_of(question)
        found = {
            theme: kept
            for theme, hits in self.compiled.matcher.find(tokens).items()
            if (kept := [hit for hit in hits if not _echoes(hit, asked)])
        }
        if len(found.keys() - self.general) < EXACT_ONES:
            return found
        return {theme: hits for theme, hits in found.items() if theme not in self.general}

    def scores(self, tokens: Sequence[Token], question: str = "") -> Mapping[str, float]:
        """Return the score of each theme with hits."""
        return {theme: self.compiled.score(hits) for theme, hits in self.hits(tokens, question).items()}


@lru_cache(maxsize=1000)
def _words_of(question: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens_of(question))


def _echoes(hit: Hit, asked: frozenset[str]) -> bool:
    return all(any(word.fits(each) for each in asked) for word in hit.cue.words)
