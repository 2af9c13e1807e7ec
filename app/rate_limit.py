"""Slows down guessing without remembering anybody: keyed hashes of addresses, in memory, for ten minutes."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable

WINDOW = 600.0  # seconds until the key changes and every count is gone
MOST_COUNTED = 50_000  # places counted at once; beyond that everyone shares one count


class RateLimit:
    """Counts tries from one place. The address itself is never kept, and its hash dies with the key."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: dict[bytes, int] = {}
        self._start_anew()

    def allows(self, address: str) -> bool:
        """Count one try from `address`; False once there were more than `most` since the key changed."""
        with self._lock:
            if self._clock() - self._since >= WINDOW:
                self._start_anew()
            place = hashlib.blake2b(address.encode(), key=self._key, digest_size=12).digest()
            if place not in self._counts and len(self._counts) >= MOST_COUNTED:
                place = b"everyone else"
            self._counts[place] = self._counts.get(place, 0) + 1
            return self._counts[place] <= self.most

    def forget(self) -> None:
        """Forget every count, as the change of the key does."""
        with self._lock:
            self._start_anew()

    def _start_anew(self) -> None:
        self._key = secrets.token_bytes(32)
        self._counts.clear()
        self._since = self._clock()
