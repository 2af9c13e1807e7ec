"""Turns the key of a problem into the plain sentence that a person reads."""

import tomllib
from functools import cache
from pathlib import Path

from surveys.questions.wording import FIRST_LANGUAGE

_FILE = Path(__file__).with_name("problems.toml")


@cache
def problem_sentences() -> dict[str, dict[str, dict[str, str]]]:
    """Every sentence by language, problem and band."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def problem_text(problem: str, band: str, language: str = FIRST_LANGUAGE) -> str:
    """The sentence for a problem's key in a band's words. Raises KeyError for an unknown key."""
    spoken = problem_sentences()
    sentences = spoken.get(language, {}).get(problem) or spoken[FIRST_LANGUAGE][problem]
    return sentences.get(band, sentences["any"])
