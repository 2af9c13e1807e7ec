"""Presses that came a moment ago, remembered in memory only: no trace of who pressed what stays anywhere.

Slack never sends a press again by itself, and its trigger opens one form only, so a replay that meets
another process does no harm. A form must open within three seconds: no write stands in its way.
"""

import hashlib
import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from secrets import token_bytes

KEPT = timedelta(minutes=10)  # longer than a signature stays good
MOST = 50_000


class SeenPresses:
    """Keyed hashes of the last minutes' presses."""

    def __init__(self) -> None:
        self._key = token_bytes(32)
        self._seen: OrderedDict[bytes, datetime] = OrderedDict()
        self._lock = threading.Lock()

    def seen_before(self, press: bytes, now: datetime) -> bool:
        """True when this press came within the last minutes; otherwise it is noted as seen now."""
        mark = hashlib.blake2b(press, key=self._key, digest_size=16).digest()
        with self._lock:
            while self._seen and (len(self._seen) >= MOST or next(iter(self._seen.values())) < now - KEPT):
                self._seen.popitem(last=False)
            known = mark in self._seen
            self._seen.setdefault(mark, now)
        return known
