"""What the desk calls levels, states, reasons for closing, and whom a referral sheet goes to."""

import tomllib
from pathlib import Path

_WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
LEVELS = _WORDS["levels"]
STATES = _WORDS["states"]
LADDER = _WORDS["ladder"]
CLOSING = _WORDS["closing"]
REFERRALS = _WORDS["referrals"]
