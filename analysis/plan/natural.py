"""The order in which people read codes: 3a before 3b before 4 before 10."""

import re

_PARTS = re.compile(r"(\d+)")

NaturalKey = tuple[tuple[int, int, str], ...]


def natural_key(code: str) -> NaturalKey:
    """Return a sort key under which numbers inside a code count as numbers: 3a < 3b < 4 < 10."""
    parts = [part for part in _PARTS.split(code.strip().casefold()) if part]
    return tuple(_part_key(part) for part in parts)


def _part_key(part: str) -> tuple[int, int, str]:
    # isdecimal, as \d: a superscript two is a digit to str.isdigit and no number to int.
    return (0, int(part), "") if part.isdecimal() else (1, 0, part)
