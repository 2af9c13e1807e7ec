"""Cue words as people write them: quiet*, "had to wait", "no ... help", "not listen*", "-annual leave".

`*` leaves the ending open. `...` leaves room for up to three words. `not` stands for any word that denies
(don't, never, without), with room for two words after it. A leading `-` names words that do NOT point to the
theme: a cue found inside them is passed over. A cue never reaches over the end of a sentence.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from analysis.codebook.tokens import tokens_of

GAP = 3
NOT_GAP = 2
SHORTEST_OPEN = 2
MOST_WORDS = 10

DENIALS = frozenset(tomllib.loads(Path(__file__).with_name("denials.toml").read_text("utf-8"))["words"])

_GAPS = ("...", "\u2026")
_SPLIT = re.compile(r"\.\.\.|\u2026|[^\s.\u2026]+(?:\.[^\s.\u2026]+)*|\S")


class CueError(ValueError):
    """A cue can't be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """One word of a cue: with an open ending, or standing for any denial; `gap` words may come before it."""

    word: str
    open: bool = False
    denies: bool = False
    gap: int = 0

    def fits(self, word: str) -> bool:
        """Return whether a word of a text is this word of the cue."""
        if self.denies:
            return word in DENIALS
        return word.startswith(self.word) if self.open else word == self.word


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as written, its words, and whether it blocks instead of pointing."""

    written: str
    words: tuple[CueWord, ...]
    blocks: bool = False


def parse_cue(written: str) -> Cue:
    """Return the cue; raise CueError where it holds no word, a star inside a word, or too open an ending."""
    text = written.strip()
    blocks = text.startswith("-")
    words: list[CueWord] = []
    gap = 0
    for piece in _SPLIT.findall(text[1:] if blocks else text):
        if piece in _GAPS:
            gap = GAP
            continue
        found = _words_of(piece, gap if words else 0)
        words.extend(found)
        gap = NOT_GAP if found and found[-1].denies else 0 if found else gap
    return Cue(text, _checked(tuple(words), text), blocks)


def _words_of(piece: str, gap: int) -> list[CueWord]:
    stem = piece.removesuffix("*")
    if "*" in stem:
        raise CueError(f"{piece!r} has a * inside; a * may only end a word")
    parts = [token.word for token in tokens_of(stem)]
    words = [CueWord(part, denies=part == "not", gap=0) for part in parts]
    if words and gap:
        words[0] = CueWord(words[0].word, denies=words[0].denies, gap=gap)
    if words and stem != piece:
        words[-1] = CueWord(words[-1].word, open=True, gap=words[-1].gap)
    return words


def _checked(words: tuple[CueWord, ...], text: str) -> tuple[CueWord, ...]:
    if not words:
        raise CueError(f"{text!r} holds no word; write one, or remove it")
    if len(words) > MOST_WORDS:
        raise CueError(f"{text!r} is longer than {MOST_WORDS} words; shorten it")
    if all(word.denies for word in words):
        raise CueError(f"{text!r} would fit any denial; write what is denied")
    for word in words:
        if word.open and len(word.word) < SHORTEST_OPEN:
            raise CueError(f"{word.word + '*'!r} would fit almost any word; write more letters before the *")
    return words
