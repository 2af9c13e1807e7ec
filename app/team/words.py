"""What the team's pages call states, kinds and stances, and how a weak hint is put into words."""

import tomllib
from pathlib import Path

from surveys.voices.hint import Hint

_WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
STATES = _WORDS["states"]
KINDS = _WORDS["kinds"]
STANCES = _WORDS["stances"]
ACTIONS = _WORDS["actions"]
_WEAK = 0.1


def hint_words(hint: Hint | None) -> str:
    """What a sentiment hint says, never as more than a hint; nothing when there is none."""
    if hint is None:
        return ""
    if not hint.knows_words:
        return _WORDS["hint"]["unknown"]
    if abs(hint.polarity) < _WEAK:
        return _WORDS["hint"]["neither"]
    return _WORDS["hint"]["positive" if hint.polarity > 0 else "negative"]
