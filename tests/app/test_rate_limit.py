"""Guessing is slowed down, and nobody is remembered."""

from app.rate_limit import MOST_COUNTED, WINDOW, RateLimit


class Time:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_beyond_the_limit_one_place_waits_and_others_do_not() -> None:
    limit = RateLimit(3, Time())
    assert [limit.allows("192.0.2.1") for _ in range(4)] == [True, True, True, False]
    assert limit.allows("192.0.2.2")


def test_after_ten_minutes_every_count_is_gone() -> None:
    time = Time()
    limit = RateLimit(1, time)
    limit.allows("192.0.2.1")
    time.now = WINDOW
    assert limit.allows("192.0.2.1")


def test_no_address_is_kept_and_the_key_changes() -> None:
    time = Time()
    limit = RateLimit(1, time)
    limit.allows("192.0.2.1")
    before = dict(vars(limit))
    assert "192.0.2.1" not in repr(before)
    key = limit._key
    time.now = WINDOW
    limit.allows("192.0.2.1")
    assert limit._key != key


def test_a_flood_of_addresses_takes_a_bounded_memory() -> None:
    limit = RateLimit(5, Time())
    for number in range(MOST_COUNTED + 100):
        limit.allows(str(number))
    assert len(limit._counts) <= MOST_COUNTED + 1
