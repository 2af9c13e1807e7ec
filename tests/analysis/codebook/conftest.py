"""A small codebook to change."""

from datetime import date

import pytest

from analysis.codebook import Codebook, read_codebook

TODAY = date(2026, 11, 22)

BOOK = """
title = "Small"
plan = "2022"
[[theme]]
name = "Home"
definition = "Where I live."
cues = ["home"]
strands = ["5"]
audiences = ["children"]
[[theme]]
name = "House"
cues = ["house*", "home"]
strands = ["3a", "5"]
examples = ["Our house is loud."]
parent = "Home"
[[theme]]
name = "My room"
cues = ["my room"]
parent = "House"
[[theme]]
name = "Workers"
cues = ["worker*"]
strands = ["9"]
"""


@pytest.fixture
def small() -> Codebook:
    """Four themes, one under another under another."""
    return read_codebook(BOOK, "small.toml")


@pytest.fixture
def today() -> date:
    """The day on which the codebook is changed."""
    return TODAY
