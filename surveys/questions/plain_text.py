"""Which staff-written text may be shown: plain words, no mark-up, pings, links or hidden characters."""

import re
import unicodedata

_MARKUP = re.compile(r"<\s*[!@#/a-z]", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?|javascript|data|file):|\bwww\.", re.IGNORECASE)
# Characters that turn the direction of what follows can make a text read otherwise than it is written.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hidden_character(character: str) -> bool:
    """Whether a character is a control, a lone surrogate or a turner of direction (a newline is none)."""
    if character == "\n":
        return False
    return character in TURNING or unicodedata.category(character) in {"Cc", "Cs"}


def check_plain_text(text: str) -> str:
    """The text, stripped and composed (NFC). Raises ValueError in plain words when it may not be shown."""
    text = text.strip()
    if any(hidden_character(character) for character in text):
        raise ValueError("holds a hidden character (a control, or one that turns the reading direction)")
    if _MARKUP.search(text):
        raise ValueError("looks like mark-up or a ping (<!channel>, <@U…>, <b>); write plain words")
    if _LINK.search(text):
        raise ValueError("holds a link; links don't belong into a question")
    return unicodedata.normalize("NFC", text)
