"""One cell's figures, rounded, worded, or hidden as symbols."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analysis.disclosure.cells import Cell, Counted
from analysis.disclosure.released import WORDS, Released, release, withhold
from analysis.disclosure.rounding import (
    ENOUGH_FOR_TENTHS,
    SLACK,
    round_part,
    round_to_base,
    share_words,
    tenths_of,
)

ClaimMaker = Callable[[str, Cell, str], str]
"""(figure, cell, value) -> claim id, where figure is "answered", "count" or "share"."""


@dataclass(frozen=True)
class ReleasedCell:
    """How many answered, and how many (and what share of them) gave each answer."""

    answered: Released
    counts: Mapping[str, Released]
    shares: Mapping[str, Released]

    @property
    def hidden(self) -> bool:
        return self.answered.hidden


def release_count(count: int, k: int, claim_id: str = "", *, unit: str = "people") -> Released:
    """How many people there are in a group: rounded to base 5, hidden below k."""
    if count < k:
        return withhold("count", claim_id)
    rounded = round_to_base(count)
    text = WORDS["units"]["rows"].format(count=f"{rounded:,}") if unit == "rows" else f"{rounded:,}"
    return release(text, "count", claim_id, value=rounded)


def not_applicable(why: str, claim_id: str = "") -> Released:
    """A figure that there is none of, and why: no count stands behind it."""
    return release(f"z ({why})", "count", claim_id, symbol="z")


def release_part(
    count: int, base: int, k: int, count_claim: str = "", share_claim: str = "", *, unit: str = "people"
) -> tuple[Released, Released]:
    """A part of a group, as a count and as a share: (count, share).

    Hidden when fewer than k answered, and when it is nearly nobody or nearly everybody of fewer than 2k:
    hiding only true 0 % and 100 % would say which they are.
    """
    if base < k or (base < 2 * k and (count <= SLACK or base - count <= SLACK)):
        return withhold("count", count_claim), withhold("share", share_claim)
    part, whole = round_part(count, base), round_to_base(base)
    value = tenths_of(part, whole) / 10 if whole >= ENOUGH_FOR_TENTHS else None
    share = release(share_words(part, whole), "share", share_claim, value=value)
    if part == 0:
        return release("k", "count", count_claim, value=0, symbol="k"), share
    text = WORDS["units"]["rows"].format(count=f"{part:,}") if unit == "rows" else f"{part:,}"
    return release(text, "count", count_claim, value=part), share


def release_cell(
    counted: Counted, values: Sequence[str], k: int, cell: Cell, claim: ClaimMaker, unit: str
) -> ReleasedCell:
    """A cell that may be shown: each answer's count and share, the next smallest hidden when one is alone."""
    pairs = {
        value: release_part(
            counted.counts.get(value, 0), counted.base, k,
            claim("count", cell, value), claim("share", cell, value), unit=unit,
        )
        for value in values
    }  # fmt: skip
    hidden = [value for value in values if pairs[value][0].hidden]
    if len(hidden) == 1 and len(values) > 1:
        # One hidden answer could be worked out from the others: its smallest neighbour is hidden with it.
        others = [value for value in values if value not in hidden]
        neighbour = min(others, key=lambda value: (counted.counts.get(value, 0), value))
        pairs[neighbour] = _hidden_pair(neighbour, cell, claim)
    answered = release_count(counted.base, k, claim("answered", cell, ""), unit=unit)
    return ReleasedCell(
        answered, {v: pair[0] for v, pair in pairs.items()}, {v: pair[1] for v, pair in pairs.items()}
    )


def hidden_cell(values: Sequence[str], cell: Cell, claim: ClaimMaker) -> ReleasedCell:
    """A cell of which nothing may be shown, not even how many answered."""
    pairs = {value: _hidden_pair(value, cell, claim) for value in values}
    answered = withhold("count", claim("answered", cell, ""))
    return ReleasedCell(
        answered, {v: pair[0] for v, pair in pairs.items()}, {v: pair[1] for v, pair in pairs.items()}
    )


def _hidden_pair(value: str, cell: Cell, claim: ClaimMaker) -> tuple[Released, Released]:
    return withhold("count", claim("count", cell, value)), withhold("share", claim("share", cell, value))
