"""Presses of the last minutes, in memory."""

from datetime import UTC, datetime, timedelta

import pytest

from app import seen_presses
from app.seen_presses import KEPT, SeenPresses

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_press_is_new_once() -> None:
    presses = SeenPresses()
    assert [presses.seen_before(b"one", NOW) for _ in range(3)] == [False, True, True]
    assert not presses.seen_before(b"two", NOW)


def test_it_is_forgotten_when_its_signature_is_long_stale() -> None:
    presses = SeenPresses()
    presses.seen_before(b"one", NOW)
    presses.seen_before(b"two", NOW + KEPT + timedelta(seconds=1))
    assert len(presses._seen) == 1


def test_a_flood_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    presses = SeenPresses()
    monkeypatch.setattr(seen_presses, "MOST", 10)
    for number in range(100):
        presses.seen_before(str(number).encode(), NOW)
    assert len(presses._seen) == 10
