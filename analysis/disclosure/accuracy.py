"""How well themes were suggested, for whoever may not see counts: shares in tenths with where they may lie.

A share of suggestions says something about the machine. But what it is a share of are remarks that people
wrote: how many gave a theme is a count of people who said it. So each passes the same limits as a count of
people, and words and ranges are worked out from the rounded counts alone.
"""

from math import ceil, floor

from analysis.disclosure.change import wilson
from analysis.disclosure.figures import release_part
from analysis.disclosure.released import WORDS, Released, release, withhold
from analysis.disclosure.rounding import ENOUGH_FOR_TENTHS, round_part, round_to_base


def release_accuracy(right: int, cases: int, k: int, claim_id: str = "") -> Released:
    """Of `cases` how many were right: "about 8 in 10 (6 to 9)", by Wilson's interval of the rounded counts.

    Hidden where a part of so many people would be; under 20 cases the words are coarser and have no range.
    """
    _, share = release_part(right, cases, k, share_claim=claim_id)
    if share.hidden or share.value is None:
        return share
    whole = round_to_base(cases)
    low, high = wilson(min(round_part(right, cases), whole), whole)
    return release(
        _ranged(str(share), floor(10 * low), ceil(10 * high)), "share", claim_id, value=share.value
    )


def release_f1(right: int, suggested: int, said: int, k: int, claim_id: str = "") -> Released:
    """F1 in one decimal and where it may lie, from the rounded counts; hidden where one of its two shares is.

    The interval is Wilson's for right / (suggested or said), which F1 follows: see analysis/themes/intervals.
    """
    shares = [release_part(right, cases, k)[1] for cases in (suggested, said)]
    if any(share.hidden for share in shares) or round_to_base(min(suggested, said)) < ENOUGH_FOR_TENTHS:
        return withhold("share", claim_id)
    part, wholes = round_part(right, min(suggested, said)), round_to_base(suggested) + round_to_base(said)
    either = max(wholes - part, part, 1)
    value = min(1.0, 2 * part / wholes)
    low, high = (2 * end / (1 + end) for end in wilson(part, either))
    told = f"{value:.1f}"
    return release(
        _ranged(told, f"{floor(10 * low) / 10:.1f}", f"{ceil(10 * high) / 10:.1f}"), "share", claim_id,
        value=round(value, 1),
    )  # fmt: skip


def release_agreement(
    figure: float | None,
    low: float,
    high: float,
    cases: int,
    fewest: int,
    claim_id: str = "",
    *,
    places: int = 1,
) -> Released:
    """How far two who read the same remarks agree, with its interval; hidden under `fewest`.

    It is a figure about those who read. `cases` is the smallest count of people's words behind it; one
    decimal is enough for one theme, and all themes together may have two `places`.
    """
    if figure is None or cases < fewest:
        return withhold("share", claim_id)
    told = _ranged(*(f"{value:.{places}f}" for value in (figure, low, high)))
    return release(told, "share", claim_id, value=round(figure, places))


def _ranged(told: str, low: object, high: object) -> str:
    return WORDS["accuracy"]["range"].format(figure=told, low=low, high=high)
