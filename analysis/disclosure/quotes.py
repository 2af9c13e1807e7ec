"""Quotes: only words that a person approved, with one attribute at most, and one a person in a pack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.disclosure.released import Released, release


class QuoteNotApproved(ValueError):
    """Words were asked for that nobody has approved, or with more said about the speaker than is safe."""


@dataclass(frozen=True)
class QuoteRow:
    """A quote as the books hold it: words already redacted, and what may say who spoke."""

    words: str
    approved_by: str
    approved_on: str
    claim_id: str
    round_id: str
    group_id: str
    attributes: tuple[tuple[str, str], ...] = ()  # (dimension, cell)


@dataclass(frozen=True)
class ReleasedQuote:
    """Words that may stand in a pack, and the one thing said about who spoke ("" for nothing)."""

    words: Released
    attribute: str


def release_quote(row: QuoteRow) -> ReleasedQuote:
    """A quote. Raises QuoteNotApproved unless approved, with words and one attribute at most."""
    if not (row.approved_by.strip() and row.approved_on.strip()):
        raise QuoteNotApproved("nobody has approved these words")
    if not row.words.strip() or not row.claim_id:
        raise QuoteNotApproved("a quote needs its words and its claim")
    named = [cell for dimension, cell in row.attributes if dimension and cell]
    if len(named) > 1:
        raise QuoteNotApproved("a quote may carry one attribute at most")
    return ReleasedQuote(release(row.words.strip(), "quote", row.claim_id), "".join(named))


def choose_quotes(rows: Iterable[QuoteRow], most: int, used: set[tuple[str, str]]) -> Sequence[ReleasedQuote]:
    """At most `most` quotes, never a second one of a person.

    `used` holds the (round, group id) of everybody quoted in this pack so far and is added to. The order
    comes from the claims, never from the order in which people spoke.
    """
    chosen: list[ReleasedQuote] = []
    for row in sorted(rows, key=lambda row: row.claim_id):
        if len(chosen) == most:
            break
        if row.group_id and (row.round_id, row.group_id) in used:
            continue
        quote = release_quote(row)
        used.add((row.round_id, row.group_id))
        chosen.append(quote)
    return chosen
