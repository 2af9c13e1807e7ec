"""Makes remarks ready for the model: their words, corrected, and what the codebook's rules say of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.codebook import Codebook, Token, tokens_of
from analysis.themes.engine.seen import Seen, scores_of, weights_of
from analysis.themes.rules.rule_scores import Rules
from analysis.themes.rules.weak import Weak
from analysis.themes.spelling.spelling import Speller


@dataclass(frozen=True)
class Asked:
    """A remark as it was written, and the question that it answers, empty where unknown."""

    text: str
    question: str = ""


@dataclass(frozen=True)
class Coded:
    """A remark that a person read, with the codes of all themes that they gave it, perhaps none."""

    asked: Asked
    themes: frozenset[str]


class Reader:
    """Reads remarks with one codebook and one speller; the same remark is always read the same way."""

    def __init__(self, codebook: Codebook, speller: Speller, audience: str = "") -> None:
        self.rules = Rules(codebook, audience)
        self.weak = Weak(codebook, self.rules.general)
        self.speller = speller

    def tokens(self, text: str) -> list[Token]:
        """Return the words of the text, corrected; their places stay those of the text as it is."""
        found = tokens_of(text)
        better = self.speller.corrected_all([token.word for token in found])
        return [
            token if word == token.word else token._replace(word=word)
            for token, word in zip(found, better, strict=True)
        ]

    def seen(self, asked: Asked) -> Seen:
        """Return the remark as the model sees it."""
        return self.seen_tokens(self.tokens(asked.text), asked.question)

    def seen_tokens(self, tokens: Sequence[Token], question: str) -> Seen:
        """Return words already read, as the model sees them."""
        words = tuple(token.word for token in tokens)
        heard = self.rules.heard(tokens, question)
        clauses = tuple(token.clause for token in tokens)
        return Seen(words, question, weights_of(heard), heard, clauses, scores_of(heard))
