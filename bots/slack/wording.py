"""The words that Heard says in Slack, read once from wording.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

WORDING_FILE = Path(__file__).with_name("wording.toml")


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDING_FILE.read_text(encoding="utf-8"))


def say(place: str, name: str, **fields: Any) -> str:
    """The sentence `name` of `place` with its fields filled in. KeyError when there is none."""
    sentence = _all()[place][name]
    return sentence.format(**fields) if fields else sentence
