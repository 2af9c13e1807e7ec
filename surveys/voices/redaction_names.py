"""Finds people's names in a remark: by list, by the word before them, and with a capital or without."""

import re
from collections.abc import Iterator

from surveys.voices.redaction_words import WORD, first_names, lists

STARTS_A_SENTENCE = re.compile(r"(?:^|[.!?\n])\W*$")


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every name, with the surname that follows it."""
    words = list(WORD.finditer(text))
    place = 0
    while place < len(words):
        if _is_name(text, words, place):
            last = _with_surname(text, words, place)
            yield words[place].start(), _end(words[last])
            place = last
        place += 1


def _is_name(text: str, words: list[re.Match[str]], place: int) -> bool:
    written = words[place].group()
    word, before = written.lower(), words[place - 1].group().lower() if place else ""
    known, kinds = first_names(), lists()
    if word in known or _base(word) in known:
        return True
    if len(word) < 2 or word in kinds["not_names"] - kinds["both"]:
        return False
    near = place > 0 and len(text[words[place - 1].end() : words[place].start()].strip(" .:,'\"")) == 0
    if (
        near
        and (before in kinds["titles"] or before == "miss")
        and (written[0].isupper() or before in {"mr", "mrs", "ms"})
    ):
        return True
    if near and before in kinds["naming"] and word not in kinds["not_names"]:
        return True
    if near and before in kinds["roles"] and written[0].isupper():
        return True
    if word not in kinds["both"]:
        return False
    if near and before in kinds["roles"] and word not in kinds["not_names"]:
        return True
    return _capital_inside_sentence(text, words[place]) and word not in kinds["months"]


def _base(word: str) -> str:
    """ "sarahs" → "sarah": the apostrophe is seldom typed."""
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


def _end(word: re.Match[str]) -> int:
    return word.end()


def _capital_inside_sentence(text: str, word: re.Match[str]) -> bool:
    if not word.group()[0].isupper() or word.group().isupper():
        return False
    return STARTS_A_SENTENCE.search(text[max(0, word.start() - 20) : word.start()]) is None


def _with_surname(text: str, words: list[re.Match[str]], place: int) -> int:
    last = place
    while last + 1 < len(words) and last - place < 2:
        between = text[words[last].end() : words[last + 1].start()]
        following = words[last + 1].group()
        if between not in (" ", "-") or not following[0].isupper() or len(following) < 2:
            break
        if following.lower() in lists()["not_names"]:
            break
        last += 1
    return last
