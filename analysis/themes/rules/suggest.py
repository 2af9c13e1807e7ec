"""Suggested themes for a text by the codebook's cue words, each pointing to the words that led to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.codebook import Codebook, CueWord, Token, tokens_of
from analysis.themes.rules.cues import Hit, Matcher
from analysis.themes.rules.trust import sureness, trust_of_cues, weights_of_cues

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
        self._trust = trust_of_cues(codebook, audience)
        self._weights = weights_of_cues(codebook, audience)

    def suggest(self, text: str) -> list[Suggestion]:
        """Return the themes whose cues stand in the text, surest first; the same text gives the same list."""
        tokens = tokens_of(text)
        found = self.matcher.find(tokens)
        suggestions = [
            Suggestion(theme, self.score(hits), _spans(hits, tokens)) for theme, hits in found.items()
        ]
        return sorted(suggestions, key=lambda each: (-each.score, self._order[each.theme]))

    def trusted(self) -> dict[tuple[str, str], tuple[str, float, float]]:
        """Return each theme's pointing cues as written: how first written, their trust and weight."""
        first: dict[tuple[str, tuple[CueWord, ...]], str] = {}
        return {
            (theme.code, cue.written): (
                first.setdefault((theme.code, cue.words), cue.written),
                self._trust[theme.code, cue.words],
                self._weights[cue.words],
            )
            for theme in self.codebook.themes
            for cue in theme.parsed_cues()
            if not cue.blocks and (theme.code, cue.words) in self._trust
        }

    def score(self, hits: Sequence[Hit]) -> float:
        """Return how much the cues say together by their form: each different one counts once."""
        different = dict.fromkeys(hit.cue.words for hit in hits)
        return round(sureness(self._weights[words] for words in different), 4)


def compile_codebook(codebook: Codebook, audience: str = "") -> Compiled:
    """Return the codebook made ready for many texts, with the themes that are looked for in that audience."""
    return Compiled(codebook, audience)


def suggest(codebook: Codebook | Compiled, text: str) -> list[Suggestion]:
    """Return the suggested themes for one text; any text at all is fine, and none is ever changed."""
    ready = codebook if isinstance(codebook, Compiled) else compile_codebook(codebook)
    return ready.suggest(text)


def _spans(hits: list[Hit], tokens: list[Token]) -> tuple[Span, ...]:
    return tuple(
        Span(tokens[hit.first].start, tokens[hit.last].end, hit.cue.written) for hit in hits[:MOST_SPANS]
    )
