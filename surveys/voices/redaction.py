"""Takes out of a remark what could point to a person. Best effort on names: a person reviews it after."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.voices.redaction_names import find_names
from surveys.voices.redaction_places import find_schools, find_streets

MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}"
ENDINGS = r"(?:com|org|net|uk|io|gg|tv|me|app|info|link)"
# Every run is bounded and every start is guarded, so that no text makes one of these slow.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(shape, re.IGNORECASE))
    for kind, shape in (
        ("link", r"(?<!\w)(?:https?://|www\.)\S{1,2000}"),
        ("email", r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
        (
            "email",
            r"(?<![\w.])[\w.]{1,64}\s(?:at|\(at\)|\[at\])\s[\w-]{1,63}\s?(?:dot|\(dot\))\s?[a-z]{2,8}\b",
        ),
        ("link", rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,4}}{ENDINGS}\b(?:/\S{{0,500}})?"),
        ("handle", r"(?<![\w@])@\w[\w.]{1,40}"),
        (
            "handle",
            r"\b(?:snap|snapchat|insta|instagram|tiktok|discord|roblox|xbox|gamertag|username|psn|whatsapp)"
            r"(?:\s(?:name|user|username|tag)\s?(?:is|:|=|-)?|\s?(?:is|:|=|-))\s?[\w.]{2,40}",
        ),
        ("date", r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?!\d)"),
        ("date", r"(?<!\d)(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)"),
        ("date", rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTHS},?\s(?:19|20)?\d\d(?!\d)"),
        ("date", rf"\b{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d(?!\d)"),
        ("phone", r"(?<![\w+])(?:\+\s?44|0044|44|0)(?:[\s().-]{0,3}\d){9,10}(?!\d)"),
        ("phone", r"(?<![\w+])7\d{3}[\s.-]?\d{3}[\s.-]?\d{3}(?!\d)"),
        ("nhs number", r"(?<!\d)\d{3}[\s-]{0,2}\d{3}[\s-]{0,2}\d{4}(?!\d)"),
        ("postcode", r"\b[a-z]{1,2}\d[a-z\d]?\s{0,3}\d[abd-hjlnp-uw-z]{2}\b"),
    )
)


@dataclass(frozen=True)
class Found:
    """What was taken out and where it stood in the original text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Redacted:
    """The text with tokens such as "[name]" in place of what was found."""

    text: str
    found: tuple[Found, ...]


def redact(text: str) -> Redacted:
    """Replace what could point to a person. Pure; never raises; a person must still review."""
    level = "".join(_one_for_one(character) for character in text)
    found = _without_overlaps(list(_finds(level)))
    pieces: list[str] = []
    place = 0
    for one in found:
        pieces += [text[place : one.start], f"[{one.kind}]"]
        place = one.end
    return Redacted("".join([*pieces, text[place:]]), tuple(found))


def _one_for_one(character: str) -> str:
    """Full-width letters and digits as plain ones, every place kept."""
    if character.isascii():
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _finds(text: str) -> Iterator[Found]:
    for kind, shape in SHAPES:
        for match in shape.finditer(text):
            yield Found(kind, *match.span())
    for start, end in find_streets(text):
        yield Found("address", start, end)
    for start, end in find_schools(text):
        yield Found("school", start, end)
    for start, end in find_names(text):
        yield Found("name", start, end)


def _without_overlaps(finds: list[Found]) -> list[Found]:
    """The first kind that claims a place keeps it."""
    kept: list[Found] = []
    taken = bytearray(max((one.end for one in finds), default=0))
    for one in finds:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
