"""What a question asks for by its own words, where nobody declared it: good things, or things to mend."""

from analysis.codebook import tokens_of

_GOOD = frozenset(("good", "well", "best", "like", "liked", "enjoy", "enjoyed", "enjoying", "love", "proud"))
_MEND = frozenset(
    (
        "improve",
        "improved",
        "better",
        "change",
        "dislike",
        "worry",
        "worries",
        "worst",
        "wrong",
        "bad",
        "hard",
    )
)


def question_polarity(question: str) -> str | None:
    """Return "positive", "negative", or None where the words ask for both or neither.

    A declared polarity of a questionnaire is always to be preferred.
    """
    words = {token.word for token in tokens_of(question[:1000])}
    good, mend = bool(words & _GOOD), bool(words & _MEND)
    if good == mend:
        return None
    return "positive" if good else "negative"
