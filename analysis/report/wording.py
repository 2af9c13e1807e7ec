"""The report's own words, from words.toml, and dates as the council writes them."""

import tomllib
from datetime import date
from pathlib import Path

WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def say(section: str, key: str, **parts: str | int) -> str:
    """One string of ours with its parts filled in."""
    return WORDS[section][key].format(**parts)


def long_date(day: date) -> str:
    """A day as "2 February 2023"."""
    return f"{day.day} {day:%B %Y}"


def column(name: str) -> str:
    """The heading of a table's column."""
    return WORDS["columns"][name]
