"""Loads the sample council once: each step finds what an earlier, interrupted loading has done."""

from collections.abc import Callable

from app.wiring import House

Say = Callable[[str], None]
PEOPLE_SHOWN: tuple[tuple[str, str], ...] = ()


def name_of(name: str) -> str:
    """A person's name."""
    return name


def load_sample_council(house: House, say: Say) -> None:
    """Load it."""
