"""Raw text → plain lower-case words, each remembering where it stood in the text as it was typed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

# Letters of other alphabets that look like ours; people (and autocorrect) swap them in.
LOOK_ALIKES = dict(
    zip("аеорсухіјѕԁһոԛԝкмтвнзαοερτυικνηχ", "aeopcyxijsdhnqwkmtbh3aoeptuikvnx", strict=True)  # noqa: RUF001
)
APOSTROPHES = "'’‘`´ʼ＇"  # noqa: RUF001
WORD = re.compile(r"[a-z0-9@$](?:[a-z0-9@$!*]*[a-z0-9])?")
LONGEST_EXPANSION = 8  # one character may stand for several (ligatures, emoji); never for a page


class Token(NamedTuple):
    """One plain word and where it stood in the original text."""

    word: str
    start: int
    end: int


def plain_character(character: str, pictures: Mapping[str, str]) -> str:
    """What one character stands for: '' for marks and invisible ones, a space for what we don't read."""
    if character in pictures:
        return f" {pictures[character]} "
    if character in APOSTROPHES:
        return ""
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return ""
    shown = unicodedata.normalize("NFKD", character).casefold()
    kept = "".join(LOOK_ALIKES.get(c, c) for c in shown if unicodedata.category(c) != "Mn")
    return kept[:LONGEST_EXPANSION] if kept else " "


def plain_text(text: str, pictures: Mapping[str, str]) -> tuple[str, list[int] | range]:
    """The text in plain lower case, and for each of its characters the place it came from."""
    if text.isascii() and "'" not in text and "`" not in text:
        return text.lower(), range(len(text))
    known: dict[str, str] = {}  # for this call only: nothing a child wrote stays in memory
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        piece = known.get(character)
        if piece is None:
            piece = known[character] = plain_character(character, pictures)
        pieces.append(piece)
        if len(piece) == 1:
            places.append(place)
        else:
            places.extend([place] * len(piece))
    return "".join(pieces), places


def read_tokens(text: str, pictures: Mapping[str, str]) -> Iterator[Token]:
    """Every plain word of the text, in order. Reads any Unicode, lone surrogates and NUL included."""
    plain, places = plain_text(text, pictures)
    for found in WORD.finditer(plain):
        yield Token(found.group(), places[found.start()], places[found.end() - 1] + 1)
