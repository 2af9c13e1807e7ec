"""One thing's trouble holds up no other: each round, message and alert is handled for itself."""

import logging
from collections.abc import Callable
from typing import Any

log = logging.getLogger(__name__)


def alone(what: str, deed: Callable[[], Any]) -> bool:
    """Do it; an error is logged by its kind alone, because its text may hold somebody's words."""
    try:
        deed()
    except Exception as error:
        log.error("%s failed: %s", what, type(error).__name__)
        return False
    return True
