"""Misspells words as people do, the same way for the same seed: for measuring, never for use on remarks.

What people do: letters swapped, left out, doubled or put in single, vowels mistaken, written as they sound,
and keys beside the right one (Damerau 1964; Mitton, "English spelling and the computer", 1996).
"""

import re
from collections.abc import Callable, Sequence
from random import Random

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = "aeiou"
_KEYS = {
    key: near
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for key, near in zip(row, zip("." + row, row[1:] + ".", strict=False), strict=False)
}
_SOUNDS = (
    ("ough", "uff"), ("tion", "shun"), ("ight", "ite"), ("ph", "f"), ("ie", "ei"), ("ei", "ie"), ("ck", "k"),
    ("ea", "ee"), ("ee", "ea"), ("ou", "u"), ("kn", "n"), ("wh", "w"), ("ce", "se"), ("ss", "s"), ("ll", "l"),
    ("tt", "t"), ("mm", "m"), ("pp", "p"), ("nn", "n"), ("able", "ible"), ("ance", "ence"), ("ent", "ant"),
    ("er", "or"), ("ary", "ery"), ("y", "ie"), ("c", "k"), ("s", "z"),
)  # fmt: skip


def misspelt(text: str, share: float, seed: str | int) -> str:
    """Return the text with about that share of its words of three letters and more misspelt."""
    lots = Random(f"{seed}")  # noqa: S311 - repeatable on purpose
    return _WORD.sub(lambda found: _maybe(found[0], share, lots), text)


def _maybe(word: str, share: float, lots: Random) -> str:
    if lots.random() >= share or len(word) < 3:
        return word
    for _ in range(6):
        wrong = lots.choice(_WAYS)(word, lots)
        if wrong != word and wrong:
            return wrong
    return word


def _swap(word: str, lots: Random) -> str:
    at = lots.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _leave_out(word: str, lots: Random) -> str:
    at = lots.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _double(word: str, lots: Random) -> str:
    at = lots.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def _vowel(word: str, lots: Random) -> str:
    places = [at for at, letter in enumerate(word) if letter.lower() in _VOWELS]
    if not places:
        return word
    at = lots.choice(places)
    return word[:at] + lots.choice(_VOWELS) + word[at + 1 :]


def _sound(word: str, lots: Random) -> str:
    fitting = [pair for pair in _SOUNDS if pair[0] in word[1:]]
    if not fitting:
        return word
    written, heard = lots.choice(fitting)
    return word[0] + word[1:].replace(written, heard, 1)


def _beside(word: str, lots: Random) -> str:
    at = lots.randrange(len(word))
    near = [key for key in _KEYS.get(word[at].lower(), ()) if key != "."]
    return word[:at] + lots.choice(near) + word[at + 1 :] if near else word


# Slips of the finger are rarer than the rest in what is kept after reading over.
_WAYS: Sequence[Callable[[str, Random], str]] = (
    _leave_out, _leave_out, _double, _vowel, _vowel, _sound, _sound, _sound, _swap, _beside,
)  # fmt: skip
