"""Suggested themes for a text by the codebook's cue words, each pointing to the words that led to it."""

from collections import Counter
from dataclasses import dataclass

from analysis.codebook import Codebook, CueWord, Token, tokens_of
from analysis.themes.cues import Hit, Matcher

# How far one cue is trusted by itself: a phrase says more than a word, and a long word more than a short one,
# for short words are the common ones. Judged beforehand, not fitted to any comments.
TRUST = (0.30, 0.50, 0.65)
TRUST_A_LETTER = 0.01
MOST_LETTERS = 20
MOST_SPANS = 20


@dataclass(frozen=True, slots=True)
class Span:
    """A reason: text[start:end] is what the cue found."""

    start: int
    end: int
    cue: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme's code, how sure the rules are (0 to 1), and the reasons, in the order of the text."""

    theme: str
    score: float
    spans: tuple[Span, ...]


class Compiled:
    """A codebook made ready for many texts of one audience: children, staff, or any other with all themes."""

    def __init__(self, codebook: Codebook, audience: str = "") -> None:
        self.codebook = codebook
        self.version = codebook.version
        cues = {theme.code: theme.parsed_cues() for theme in codebook.themes if theme.is_for(audience)}
        self.matcher = Matcher(cues)
        self._order = {code: place for place, code in enumerate(cues)}
        pointing = (cue for group in cues.values() for cue in dict.fromkeys(group) if not cue.blocks)
        shared = Counter(cue.words for cue in pointing)
        self._trust = {words: _trust(words) / themes for words, themes in shared.items()}

    def suggest(self, text: str) -> list[Suggestion]:
        """Return the themes whose cues stand in the text, surest first; the same text gives the same list."""
        tokens = tokens_of(text)
        found = self.matcher.find(tokens)
        suggestions = [
            Suggestion(theme, self.score(hits), _spans(hits, tokens)) for theme, hits in found.items()
        ]
        return sorted(suggestions, key=lambda each: (-each.score, self._order[each.theme]))

    def score(self, hits: list[Hit]) -> float:
        """Return how sure the cues make us together: each different one counts once, as if independent."""
        doubt = 1.0
        for words in dict.fromkeys(hit.cue.words for hit in hits):
            doubt *= 1.0 - self._trust[words]
        return round(1.0 - doubt, 4)

    def trusted(self) -> dict[str, tuple[str, float]]:
        """Return each pointing cue as written, with how it was first written and how far it is trusted."""
        first: dict[tuple[CueWord, ...], str] = {}
        cues = (cue for theme in self.codebook.themes for cue in theme.parsed_cues())
        return {
            cue.written: (first.setdefault(cue.words, cue.written), self._trust[cue.words])
            for cue in cues
            if cue.words in self._trust
        }


def compile_codebook(codebook: Codebook, audience: str = "") -> Compiled:
    """Return the codebook made ready for many texts, with the themes that are looked for in that audience."""
    return Compiled(codebook, audience)


def suggest(codebook: Codebook | Compiled, text: str) -> list[Suggestion]:
    """Return the suggested themes for one text; any text at all is fine, and none is ever changed."""
    ready = codebook if isinstance(codebook, Compiled) else compile_codebook(codebook)
    return ready.suggest(text)


def _trust(words: tuple[CueWord, ...]) -> float:
    letters = min(sum(len(word.word) for word in words), MOST_LETTERS)
    return TRUST[min(len(words), len(TRUST)) - 1] + TRUST_A_LETTER * letters


def _spans(hits: list[Hit], tokens: list[Token]) -> tuple[Span, ...]:
    return tuple(
        Span(tokens[hit.first].start, tokens[hit.last].end, hit.cue.written) for hit in hits[:MOST_SPANS]
    )
