"""The gate of children's rounds, as the worker asks it: everything that stands in the way, in plain words."""

import logging

from app.config import keys_stand_apart
from app.wiring import House
from surveys.rounds.gate import missing_for_children
from surveys.safeguarding.alerts import red_overdue

log = logging.getLogger(__name__)
KEYS_APART = "The key folder must stand on another volume than the data."
RED_UNREAD = "A red concern is unread past its clock: it must be read first."
_told: dict[str, int] = {}  # so that the log says it once, and not every ten seconds


def in_the_way(house: House) -> list[str]:
    """Why no children's round may open now; empty when nothing is against it."""
    today, help_lines = house.now().date(), bool(house.settings.council.help_lines)
    with house.books.voices.read() as voices:
        reasons = missing_for_children(voices, today, help_lines)
        if red_overdue(voices, house.now()):
            reasons.append(RED_UNREAD)
    if not keys_stand_apart(house.settings):
        reasons.append(KEYS_APART)
    if reasons and _told.get("reasons") != len(reasons):
        log.warning("children's rounds wait to open: %d things stand in the way, see Rounds", len(reasons))
    _told["reasons"] = len(reasons)
    return reasons
