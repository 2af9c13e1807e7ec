"""How a word sounds, roughly, so that "onlie" and "medicashun" find the words that were meant.

After the rules of Metaphone (Philips, "Hanging on the Metaphone", 1990), but with the vowels kept in `sound`.
"""

import re

_RULES = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"(?<=.)(?:tion|sion|cion|shun)", "xn"),
        (r"(?<=.)ough", "uf"),
        (r"(?<=.)ight", "it"),
        ("ph", "f"),
        ("kn", "n"),
        ("wh", "w"),
        ("ck", "k"),
        (r"c(?=[eiy])", "s"),
        ("[cq]", "k"),
        ("z", "s"),
        (r"(?<=.)(?:ie|ei|y)", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile("(?<=.)[aeiou]")


def sound(word: str) -> str:
    """Return the word as it is heard; words heard alike are the same or differ little."""
    for written, heard in _RULES:
        word = written.sub(heard, word)
    return word


def skeleton(heard: str) -> str:
    """Return the first letter of a sound and the consonants after it: vowels are often mistaken."""
    return _VOWELS.sub("", heard)
