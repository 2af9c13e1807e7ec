"""The improvement team's room: rounds, themes, findings, and answering back."""

from app.team import (
    answering,
    codebook_editing,
    codebook_pages,
    concern_page,
    finding_pages,
    group_pages,
    quote_pages,
    remark_pages,
    round_pages,
    score_pages,
    second_pages,
    starting,
    theme_pages,
    translation_pages,
)
from app.team.blueprint import blueprint

__all__ = [
    "answering",
    "blueprint",
    "codebook_editing",
    "codebook_pages",
    "concern_page",
    "finding_pages",
    "group_pages",
    "quote_pages",
    "remark_pages",
    "round_pages",
    "score_pages",
    "second_pages",
    "starting",
    "theme_pages",
    "translation_pages",
]
