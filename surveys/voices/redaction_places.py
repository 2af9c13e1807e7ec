"""Finds schools and streets in a remark, with capitals or without."""

import re
from collections.abc import Iterator

from surveys.voices.redaction_words import WORD, lists

MOST_WORDS_BEFORE = 4
NUMBER_BEFORE = re.compile(r"(?:\bflat\s\d{1,4}[a-z]?,?\s)?(?<!\d)\d{1,4}[a-z]?,?\s$", re.IGNORECASE)


def find_schools(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every school with a name of its own."""
    strong, weak, plain = (lists()[name] for name in ("schools", "weak_schools", "not_schools"))
    words = list(WORD.finditer(text))
    for place, word in enumerate(words):
        kind = word.group().lower()
        if kind not in strong | weak:
            continue
        first = _first_of_name(text, words, place, plain, capitals=kind in weak)
        if first < place:
            yield words[first].start(), _last_of_school(text, words, place, strong | weak)


def _first_of_name(
    text: str, words: list[re.Match[str]], place: int, plain: frozenset[str], *, capitals: bool
) -> int:
    first = place
    while first > 0 and place - first < MOST_WORDS_BEFORE:
        before = words[first - 1]
        between = text[before.end() : words[first].start()]
        if between.strip(" .'’-") or len(between) > 3 or before.group().lower() in plain:  # noqa: RUF001
            break
        if capitals and not before.group()[0].isupper():
            break
        first -= 1
    return first


def _last_of_school(text: str, words: list[re.Match[str]], place: int, kinds: frozenset[str]) -> int:
    while place + 1 < len(words) and words[place + 1].group().lower() in kinds:
        if text[words[place].end() : words[place + 1].start()].strip():
            break
        place += 1
    return words[place].end()


def find_streets(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every address with a number, and of streets written with a capital."""
    sure, weak = lists()["roads"], lists()["weak_roads"]
    words = list(WORD.finditer(text))
    for place, word in enumerate(words):
        kind = word.group().lower()
        if kind in sure | weak:
            yield from _street(text, words, place)


def _street(text: str, words: list[re.Match[str]], place: int) -> Iterator[tuple[int, int]]:
    for first in range(place - 1, max(-1, place - MOST_WORDS_BEFORE), -1):
        if text[words[first].end() : words[first + 1].start()].strip(" '.-"):
            return
        number = NUMBER_BEFORE.search(text[max(0, words[first].start() - 20) : words[first].start()])
        if number is not None:
            yield words[first].start() - len(number.group()), words[place].end()
            return
        if words[first].group().lower() in lists()["not_schools"]:
            return
    name, kind = words[place - 1].group() if place else "", words[place].group()
    if name[:1].isupper() and kind[0].isupper() and kind.lower() in lists()["roads"] and len(kind) > 2:
        yield words[place - 1].start(), words[place].end()
