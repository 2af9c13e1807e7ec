"""The safeguarding desk: concerns with their clocks, the reading list, and figures without content."""

from app.safeguarding_desk import (
    concern_list,
    concern_page,
    contact,
    deeds,
    duty_page,
    raising,
    reading,
    referral,
)
from app.safeguarding_desk.blueprint import blueprint

__all__ = [
    "blueprint",
    "concern_list",
    "concern_page",
    "contact",
    "deeds",
    "duty_page",
    "raising",
    "reading",
    "referral",
]
