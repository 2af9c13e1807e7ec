"""TextBlob's sentiment of a text: a weak hint beside a person's own reading, and nothing else.

It is never a headline, never a figure on its own and NEVER used for safety: it scores "I do not feel safe" at
+0.50 and "I want to die" at 0.00. It knows English words only. This is the one module that imports TextBlob,
which costs up to a second and some 50 MB, so the worker imports it and the web process doesn't. Only its
word-list sentiment is used, which needs no corpora on the machine.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from textblob.en import sentiment as pattern_sentiment

# Enough for any remark; what a pasted book says after this many characters changes no hint.
MOST_CHARACTERS = 10_000
WEAK = 0.1
AT_ONCE = 256
MADE_BY = f"textblob {version('textblob')}"


@dataclass(frozen=True, slots=True)
class Sentiment:
    """Polarity from -1 to 1, subjectivity from 0 to 1, and how many of the words TextBlob knew at all."""

    polarity: float
    subjectivity: float
    words_known: int

    @property
    def knows_words(self) -> bool:
        """False: it knew none of the words, so that a polarity of 0 says nothing at all."""
        return self.words_known > 0

    @property
    def uncertain(self) -> bool:
        """True where the hint is better not shown as a direction: no word known, or a polarity near 0."""
        return not self.knows_words or abs(self.polarity) < WEAK


@lru_cache(maxsize=AT_ONCE)
def sentiment(text: str) -> Sentiment:
    """Return TextBlob's sentiment of any text. Never use it to judge whether somebody is safe.

    A portion's texts are remembered, for the first guess of a mood asks for the same ones again.
    """
    # What PatternAnalyzer asks twice and wraps in a type made anew each time: the same figures sooner.
    found = pattern_sentiment(text[:MOST_CHARACTERS])
    polarity, subjectivity = found
    return Sentiment(round(polarity, 4), round(subjectivity, 4), len(found.assessments))
