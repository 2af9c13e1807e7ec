"""Free words, up to 2,000 characters."""

import re
import unicodedata
from typing import Literal

from surveys.questions.answer import PASS_VALUES, Answer, AnswerNotRead, RawAnswer
from surveys.questions.plain_text import hidden_character
from surveys.questions.question import Question

MOST_CHARACTERS = 2000
SAID = "said"
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Every character that is kept takes at most four bytes of UTF-8: JSON doubles only quotes, backslashes
# and newlines, which are of one byte, and no other control character gets this far.
_WIDEST = "\U0001f600"


def clean_words(words: str) -> str:
    """The words as they are kept: plain newlines, composed, stripped, without hidden characters."""
    words = _NEWLINES.sub("\n", words).replace("\t", " ")
    words = "".join(character for character in words if not hidden_character(character))
    return unicodedata.normalize("NFC", words).strip()


def _visible(words: str) -> bool:
    return any(unicodedata.category(character)[0] not in "ZC" for character in words)


class Words(Question):
    """A box to write in. What was written is read whole by triage before this reads it."""

    kind: Literal["words"]

    def _read_given(self, raw: RawAnswer) -> Answer:
        words = clean_words(raw.words)
        if not _visible(words):
            raise AnswerNotRead("nothing_written")
        if len(words) > MOST_CHARACTERS:
            raise AnswerNotRead("too_long")
        return Answer(words=words)

    def values_counted(self, answer: Answer) -> tuple[str, ...]:
        return (SAID,) if answer.words else super().values_counted(answer)

    def all_values(self) -> tuple[str, ...]:
        return (SAID, *PASS_VALUES)

    def worst_answer(self) -> Answer:
        return Answer(words=_WIDEST * MOST_CHARACTERS)
