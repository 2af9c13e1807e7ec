"""The improvement team's room: rounds, themes, findings, and answering back."""

from app.team import (
    answering,
    concern_page,
    finding_pages,
    quote_pages,
    remark_pages,
    round_pages,
    score_pages,
    starting,
    theme_pages,
)
from app.team.blueprint import blueprint

__all__ = [
    "answering",
    "blueprint",
    "concern_page",
    "finding_pages",
    "quote_pages",
    "remark_pages",
    "round_pages",
    "score_pages",
    "starting",
    "theme_pages",
]
