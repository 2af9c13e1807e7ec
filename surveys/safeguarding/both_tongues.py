"""Words in another language with their English: looked at for signals as one, and read as one by the desk."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from surveys.safeguarding.triage import Triage, joined, triage_words

_LABEL: str = tomllib.loads(Path(__file__).with_name("both_tongues.toml").read_text("utf-8"))["in_english"]


@dataclass(frozen=True)
class Heard:
    """What the desk reads, original first, and what was seen in either; places point into `words`."""

    words: str
    triage: Triage


def hear_both(words: str, translation: str, audience: str) -> Heard:
    """Look for signals in the words and in their translation, empty where there is none. Pure; never raises.

    A disclosure that shows only in the translation counts like one that shows in the words.
    """
    own = triage_words(words, audience)
    if not translation:
        return Heard(words, own)
    before = f"{words}\n\n{_LABEL}\n"
    seen = triage_words(translation, audience)
    moved = (_moved(seen, len(before)), own)
    return Heard(before + translation, joined(*moved))


def _moved(seen: Triage, by: int) -> Triage:
    """Reasons in words have a place; 0, 0 stands for reasons that lie in no words."""
    placed = [
        replace(one, start=one.start + by, end=one.end + by) if one.end else one for one in seen.reasons
    ]
    return Triage(seen.level, tuple(placed))
