"""Change since last time: worded only where both sides may be shown and the difference is more than noise.

The difference of two shares gets Newcombe's hybrid score interval (method 10 in R. G. Newcombe, "Interval
estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, 873-890),
built on Wilson's interval (E. B. Wilson, JASA 22, 1927, 209-212). It is worked out from the rounded
figures, so that the words say nothing that the figures beside them don't.
"""

from math import sqrt

from analysis.disclosure.released import WORDS, Released, release, withhold
from analysis.disclosure.rounding import ENOUGH_FOR_TENTHS, SLACK, share_words

Z_95 = 1.959964


def wilson(part: int, base: int, z: float = Z_95) -> tuple[float, float]:
    """Wilson's score interval for a share; base must be above 0."""
    share = part / base
    middle = share + z * z / (2 * base)
    spread = z * sqrt(share * (1 - share) / base + z * z / (4 * base * base))
    return max(0.0, (middle - spread) / (1 + z * z / base)), min(1.0, (middle + spread) / (1 + z * z / base))


def newcombe(now: tuple[int, int], before: tuple[int, int], z: float = Z_95) -> tuple[float, float]:
    """The interval for share now minus share before, each given as (part, base)."""
    share_now, share_before = now[0] / now[1], before[0] / before[1]
    low_now, high_now = wilson(*now, z)
    low_before, high_before = wilson(*before, z)
    difference = share_now - share_before
    down = sqrt((share_now - low_now) ** 2 + (high_before - share_before) ** 2)
    up = sqrt((high_now - share_now) ** 2 + (share_before - low_before) ** 2)
    return difference - down, difference + up


def release_change(
    now: tuple[Released, Released] | None,
    before: tuple[Released, Released] | None,
    k: int,
    claim_id: str = "",
    *,
    roster_changed: int | None = None,
) -> Released:
    """The change between two released figures, each a pair (count, answered).

    `roster_changed`: how many people joined or left the group since then, None where there is no roster;
    from 1 to k-1 no trend is shown. Without a figure last time the symbol is z, with a hidden one c.
    """
    words = WORDS["change"]
    if now is None or before is None:
        return release(words["nothing_before"], "text", claim_id, symbol="z")
    if roster_changed is not None and 0 < roster_changed < k:
        return release(words["small_roster"], "text", claim_id, symbol="c")
    pair_now, pair_before = _figures(now), _figures(before)
    if pair_now is None or pair_before is None:
        return withhold("text", claim_id)
    return _worded(pair_now, pair_before, claim_id)


def release_from_here(day: str, claim_id: str = "") -> Released:
    """The words where a comparison only begins with that day: what stands before meant something else."""
    return release(WORDS["change"]["from_here"].format(day=day), "text", claim_id, symbol="z")


def _figures(pair: tuple[Released, Released]) -> tuple[int, int] | None:
    count, answered = pair
    if count.hidden or answered.hidden or count.value is None or not answered.value:
        return None
    return min(int(count.value), int(answered.value)), int(answered.value)


def _worded(now: tuple[int, int], before: tuple[int, int], claim_id: str) -> Released:
    words, then = WORDS["change"], share_words(*before)
    low, high = newcombe(*_nearest(now, before))
    if low <= 0 <= high or share_words(*now) == then:
        return release(words["same"], "text", claim_id)
    way = "up" if low > 0 else "down"
    few = "_from_few" if before[1] < ENOUGH_FOR_TENTHS else ""
    return release(words[way + few].format(before=then), "text", claim_id)


def _nearest(now: tuple[int, int], before: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The counts nearest to each other that rounding could have hidden, so that it makes no change."""
    rise = now[0] * before[1] - before[0] * now[1]
    step = max(-SLACK, min(SLACK, rise))
    return (_inside(now[0] - step, now[1]), now[1]), (_inside(before[0] + step, before[1]), before[1])


def _inside(part: int, base: int) -> int:
    return max(0, min(part, base))
