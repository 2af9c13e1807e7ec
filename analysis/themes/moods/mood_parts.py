"""An answer taken apart where a sentence ends or turns: "Staff kind, but I waited" is mixed by its halves."""

import re

from analysis.themes.rules.answer import Answer

# Enough of any answer for its tone: the rest of a pasted book is passed over.
MOST_CHARACTERS = 10_000
MOST_PARTS = 12
_TURNS = re.compile(r"[.!?;\n]+|\b(?:but|however|although|though|only)\b", re.IGNORECASE)
_LETTER = re.compile(r"\w")


def parts_of(answer: Answer) -> list[str]:
    """Return the sentences of an answer, cut also where it turns ("but"); else the answer itself."""
    text = answer.text[:MOST_CHARACTERS]
    return [part for part in _TURNS.split(text) if _LETTER.search(part)][:MOST_PARTS] or [text]
