"""The words of a text, each with the place where it stands, so that a reason can always point to it."""

import re
import unicodedata
from typing import NamedTuple

_APOSTROPHES = "'\u2018\u2019\u02bc\u2032`\u00b4\uff07"
# A word may hold apostrophes; an emoji is a word of its own, for many children write nothing else.
_TOKEN = re.compile(
    rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*|[\u2600-\u27bf\U0001f1e6-\U0001f3fa\U0001f400-\U0001faff]"
)
_SENTENCE_END = re.compile(r"[.!?;\n\u2026\u06d4\u061f\u0964]")
_CLAUSE_END = re.compile(r"[.!?;\n\u2026\u06d4\u061f\u0964,:&\u060c]|\s[-\u2013\u2014]\s")
# Words that begin another clause: what stands before them is often said of something else.
_JOINING = frozenset({"and", "but"})
_ONE_APOSTROPHE = str.maketrans(_APOSTROPHES, "'" * len(_APOSTROPHES))
_SHORTENED = ("'ll", "'re", "'ve", "'d", "'m")


class Token(NamedTuple):
    """One word: as it is compared, where it stands in the text, the numbers of its sentence and clause."""

    word: str
    start: int
    end: int
    sentence: int
    clause: int = 0


def tokens_of(text: str) -> list[Token]:
    """Return the words of any text, in one pass; `start` and `end` are places in the text as it is."""
    found: list[Token] = []
    sentence = clause = last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = plain_word(match[0])
        between = text[last:start]
        ends = between != " " and _CLAUSE_END.search(between)
        if ends or word in _JOINING:
            clause += 1
            sentence += bool(ends and _SENTENCE_END.search(between))
        found.append(Token(word, start, end, sentence, clause))
        last = end
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
