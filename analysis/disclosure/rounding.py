"""Rounding to base 5, and the words for a share that stay true whatever the rounding hid. Pure."""

from analysis.disclosure.released import WORDS

BASE = 5
SLACK = BASE // 2  # a rounded figure may stand for up to this many more or fewer people
ENOUGH_FOR_TENTHS = 20  # below this, rounding alone moves a share by more than a tenth


def round_to_base(count: int) -> int:
    """The nearest multiple of 5; whole numbers never tie."""
    return BASE * ((count + SLACK) // BASE)


def round_part(count: int, base: int) -> int:
    """A part of `base` people, rounded so that neither nobody nor everybody can be told apart from nearly so.

    Without the second rule 23 of 23 would round to 25 and 22 of 23 to 20, and whoever knows that there are 23
    would know what each of them said.
    """
    return round_to_base(base) if base - count <= SLACK else round_to_base(count)


def part_range(count: int, base: int) -> tuple[int, int]:
    """Every count that would be published as this one is, as somebody who knows the exact base sees it."""
    shown = round_part(count, base)
    alike = [n for n in range(base + 1) if round_part(n, base) == shown]
    return alike[0], alike[-1]


def share_range(part: int, base: int) -> tuple[float, float]:
    """The smallest and largest share that two rounded figures can stand for."""
    low = max(0, part - SLACK) / (base + SLACK)
    return low, min(1.0, (part + SLACK) / max(1, base - SLACK))


def share_words(part: int, base: int) -> str:
    """Words for a share, from rounded figures alone: "about 3 in 10", "about half", "most"."""
    words = WORDS["shares"]
    low, high = share_range(part, base)
    if base < ENOUGH_FOR_TENTHS:
        return _coarse_words(low, high)
    if high < 0.1:
        return words["fewer"]
    if low > 0.9:
        return words["more"]
    tenths = tenths_of(part, base)
    if part == 0:
        return words["few"]
    if tenths >= 9 and part >= base:
        return words["many"]
    return words["half"] if tenths == 5 else words["tenths"].format(n=min(9, max(1, tenths)))


def _coarse_words(low: float, high: float) -> str:
    words = WORDS["shares"]
    if low >= 0.6:
        return words["most"]
    return words["half_or_more"] if low >= 0.4 else words["some"]


def tenths_of(part: int, base: int) -> int:
    """A share in whole tenths, from rounded figures, half a tenth going up."""
    return min(10, (20 * part + base) // (2 * base)) if base else 0
