"""The words of a text, each with the place where it stands, so that a reason can always point to it."""

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "'\u2018\u2019\u02bc\u2032`\u00b4\uff07"
# A word may hold apostrophes; an emoji is a word of its own, for many children write nothing else.
_TOKEN = re.compile(
    rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*|[\u2600-\u27bf\U0001f1e6-\U0001f3fa\U0001f400-\U0001faff]"
)
_SENTENCE_END = re.compile(r"[.!?;\n\u2026\u06d4\u061f\u0964]")
_ONE_APOSTROPHE = str.maketrans(_APOSTROPHES, "'" * len(_APOSTROPHES))
_SHORTENED = ("'ll", "'re", "'ve", "'d", "'m")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as it is compared, where it stands in the text, and the number of its sentence."""

    word: str
    start: int
    end: int
    sentence: int


def tokens_of(text: str) -> list[Token]:
    """Return the words of any text, in one pass; `start` and `end` are places in the text as it is."""
    found: list[Token] = []
    sentence = last = 0
    for match in _TOKEN.finditer(text):
        if _SENTENCE_END.search(text, last, match.start()):
            sentence += 1
        last = match.end()
        found.append(Token(plain_word(match[0]), match.start(), last, sentence))
    return found


def plain_word(word: str) -> str:
    """Return the form in which words are compared: "Didn't" and "didnt" are one, "Mum's" is "mum"."""
    if word.isascii() and word.isalnum():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).casefold().translate(_ONE_APOSTROPHE)
    if folded.endswith("'s"):
        return folded[:-2]
    # "I'll" must not become "ill", nor "we'll" become "well".
    return folded if folded.endswith(_SHORTENED) else folded.replace("'", "")
