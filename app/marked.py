"""Words with the places marked that led to a theme: plain pieces, so that the template escapes every one."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A stretch of the words; `marked` when it is a reason for something."""

    text: str
    marked: bool


def mark(words: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """Cut words at the spans. Together the pieces are the words, whatever the spans; overlaps become one."""
    marked = [False] * len(words)
    for start, end in spans:
        for place in range(max(0, start), min(end, len(words))):
            marked[place] = True
    pieces: list[Piece] = []
    begin = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or marked[place] != marked[begin]:
            pieces.append(Piece(words[begin:place], marked[begin]))
            begin = place
    return pieces
