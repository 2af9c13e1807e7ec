"""What the codebook's rules say of a remark, heard as an answer to its question.

A cue that only repeats the question ("improve", to "How could we improve?") is no evidence. A theme that
its own definition calls general stands back where the remark speaks of several exact ones.
"""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.codebook import Codebook, Token, tokens_of
from analysis.themes.engine.seen import Heard, scores_of
from analysis.themes.rules.cues import Hit
from analysis.themes.rules.suggest import Compiled, compile_codebook

EXACT_ONES = 2
MOST_QUESTIONS = 1000
PHRASES = tuple(tomllib.loads(Path(__file__).with_name("general_words.toml").read_text("utf-8"))["phrases"])


class Rules:
    """The codebook made ready, and which of its themes are general."""

    def __init__(self, codebook: Codebook, audience: str = "") -> None:
        self.compiled: Compiled = compile_codebook(codebook, audience)
        self._trusted = self.compiled.trusted()
        self._cues = [cue for theme in codebook.themes for cue in theme.parsed_cues()]
        self._echoed: dict[str, frozenset[str]] = {}
        self.general = frozenset(
            theme.code
            for theme in codebook.themes
            if any(phrase in f"{theme.name} {theme.definition}".casefold() for phrase in PHRASES)
        )

    def hits(self, tokens: Sequence[Token], question: str = "") -> dict[str, list[Hit]]:
        """Return the hits of each theme that the rules stand by, in the codebook matcher's order."""
        echoes = self._echoes(question)
        found = {
            theme: kept
            for theme, hits in self.compiled.matcher.find(tokens).items()
            if (kept := [hit for hit in hits if hit.cue.written not in echoes])
        }
        if len(found.keys() - self.general) < EXACT_ONES:
            return found
        return {theme: hits for theme, hits in found.items() if theme not in self.general}

    def heard(self, tokens: Sequence[Token], question: str = "") -> tuple[Heard, ...]:
        """Return the cues that the rules stand by, theme by theme."""
        return tuple(
            Heard(theme, *self._trusted[theme, hit.cue.written], hit.first, hit.last)
            for theme, hits in self.hits(tokens, question).items()
            for hit in hits
        )

    def scores(self, tokens: Sequence[Token], question: str = "") -> Mapping[str, float]:
        """Return the score of each theme with hits."""
        return scores_of(self.heard(tokens, question))

    def _echoes(self, question: str) -> frozenset[str]:
        """Return the cues that only repeat the question."""
        known = self._echoed.get(question)
        if known is None:
            asked = {token.word for token in tokens_of(question)}
            known = frozenset(
                cue.written
                for cue in self._cues
                if all(any(word.fits(each) for each in asked) for word in cue.words)
            )
            if len(self._echoed) < MOST_QUESTIONS:
                self._echoed[question] = known
        return known
