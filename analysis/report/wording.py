"""The report's own words, from words.toml, and dates as the council writes them."""

import tomllib
from datetime import date
from pathlib import Path

from surveys.voices.counting import JOIN

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


def dimension_name(dimension: str) -> str:
    """The name of a declared cell's dimension: "band + setting" is "age band + setting"."""
    names = WORDS["dimensions"]
    return JOIN.join(names.get(part, part) for part in dimension.split(JOIN))


def quoted(words: str) -> str:
    """Words between quotation marks."""
    return f"“{words}”"


def period_words(start: date, end: date) -> str:
    """The report's subtitle with its two days."""
    return say("report", "subtitle", start=long_date(start), end=long_date(end))
