"""What the team's pages call states, kinds and stances, and how a weak hint is put into words."""

import tomllib
from pathlib import Path
from typing import Any

from surveys.voices.hint import Hint
from surveys.voices.next_to_read import NextToRead

_WORDS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
STATES: dict[str, str] = _WORDS["states"]
KINDS: dict[str, str] = _WORDS["kinds"]
STANCES: dict[str, str] = _WORDS["stances"]
ACTIONS: dict[str, str] = _WORDS["actions"]
MADE_BY: dict[str, str] = _WORDS["made_by"]
LANGUAGES: dict[str, str] = _WORDS["languages"]
RIGHT_TO_LEFT = frozenset(_WORDS["languages"]["right_to_left"])
_WEAK = 0.1


def hint_words(hint: Hint | None) -> str:
    """What a mood or sentiment hint says, never as more than a hint; nothing when there is none."""
    if hint is None:
        return ""
    if hint.mood is not None and hint.mood_chance is not None:
        # In tenths, and never as none or all of them: it is a guess either way.
        tenths = min(9, max(1, round(hint.mood_chance * 10)))
        mood: str = _WORDS["moods"][str(hint.mood)]
        return str(_WORDS["hint"]["mood"]).format(mood=mood, chance=tenths)
    if not hint.knows_words:
        return str(_WORDS["hint"]["unknown"])
    if abs(hint.polarity) < _WEAK:
        return str(_WORDS["hint"]["neither"])
    return str(_WORDS["hint"]["positive" if hint.polarity > 0 else "negative"])


def why_this(order: str, planned: NextToRead | None, theme_name: str) -> str:
    """Why this remark is read now: by lot, in a theme's turn, or for its sure suggestions."""
    said: dict[str, str] = _WORDS["why_this"]
    if order == "sure":
        return said["sure"]
    if planned is None:
        return ""
    return said["by_lot"] if planned.by_lot else said["turn"].format(theme=theme_name)
