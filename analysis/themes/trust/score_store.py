"""Score cards in the voices book: the newest of a kind is in use, the older ones stay to look back at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.themes.trust.card import METHOD, Card, Mark, read_card
from surveys.voices.score_card import ScoreCard

KINDS = ("children", "staff", "import")


@dataclass(frozen=True)
class Kept:
    """A card as it is kept, with its kind and the day on which it was made."""

    number: int
    kind: str
    made_on: date
    card: Card


def newest_card(session: Session, kind: str, up_to: date | None = None) -> Kept | None:
    """Return the newest card of a kind, made on that day at the latest; None where there is none.

    A card of an older method is passed over: the next night writes a new one.
    """
    asked = select(ScoreCard).where(ScoreCard.kind == kind).order_by(ScoreCard.number.desc())
    if up_to is not None:
        asked = asked.where(ScoreCard.made_on <= up_to)
    row = session.scalars(asked.limit(1)).first()
    if row is None or row.lines[0]["mark"]["method"] != METHOD:
        return None
    return Kept(row.number, row.kind, row.made_on, read_card(row.remarks, row.lines))


def newest_cards(session: Session, kinds: Sequence[str] = KINDS, up_to: date | None = None) -> list[Kept]:
    """Return the newest card of each kind that has one."""
    found = (newest_card(session, kind, up_to) for kind in kinds)
    return [kept for kept in found if kept is not None]


def is_measured(session: Session, kind: str, mark: Mark) -> bool:
    """Return whether the newest card of a kind was measured from just this."""
    kept = newest_card(session, kind)
    return kept is not None and kept.card.whole.mark == mark


def keep_card(session: Session, kind: str, card: Card, today: date) -> ScoreCard:
    """Write a card; older ones stay."""
    whole = card.whole
    row = ScoreCard(
        kind=kind,
        round_id=whole.now.id,
        suggested_by=whole.mark.model,
        codebook=whole.mark.codebook,
        remarks=card.remarks,
        lines=card.as_data(),
        made_on=today,
    )
    session.add(row)
    session.flush()
    return row
