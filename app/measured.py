"""Score cards as pages and commands show them: with the rounds' titles and what waits to be read."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from analysis.codebook import Codebook
from analysis.themes.trust.lot_sample import still_drawn
from analysis.themes.trust.score_store import Kept
from analysis.themes.trust.trust_shown import Shown, show
from analysis.themes.trust.trust_words import WORDS
from surveys.voices.round import Round


@dataclass(frozen=True)
class Measured:
    """A card in words, the kind of round that it is about, and the day on which it was measured."""

    kind: str
    name: str
    made_on: date
    shown: Shown


def measured_of(session: Session, kept: Kept, codebook: Codebook) -> Measured:
    """Return a kept card in words; a round that is no longer kept is called by its id."""

    def title_of(round_id: str) -> str:
        found = session.get(Round, round_id)
        return found.title if found else round_id

    shown = show(kept.card, codebook.name_of, title_of, still_drawn(session, kept.kind))
    return Measured(kept.kind, WORDS["kinds"][kept.kind], kept.made_on, shown)
