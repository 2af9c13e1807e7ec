"""Which remarks each theme stands on, suggested or confirmed, for the checks of a whole codebook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from analysis.codebook.codebook import Codebook
from surveys.voices.coding import Coding
from surveys.voices.remark import Remark
from surveys.voices.round import RESULTS, Round

MOST_REMARKS = 20_000


@dataclass(frozen=True)
class Responses:
    """By theme the remarks that it stands on, as the bits of one number: five hundred compare at once.

    `looked_at` of `remarks` with results were looked at, the newest first. `confirmed` holds those of a
    theme's that a person confirmed.
    """

    standing: Mapping[str, int]
    confirmed: Mapping[str, int]
    looked_at: int
    remarks: int

    def count(self, code: str) -> int:
        """Return on how many of the remarks looked at the theme stands."""
        return self.standing.get(code, 0).bit_count()

    def count_confirmed(self, code: str) -> int:
        """Return on how many a person confirmed it."""
        return self.confirmed.get(code, 0).bit_count()

    def shared(self, one: str, other: str) -> int:
        """Return on how many both stand."""
        return (self.standing.get(one, 0) & self.standing.get(other, 0)).bit_count()


NO_RESPONSES = Responses({}, {}, 0, 0)


def responses_of(session: Session, codebook: Codebook, most: int = MOST_REMARKS) -> Responses:
    """Return where each theme stands on the newest `most` remarks; a merged theme's are its heir's."""
    places = {remark_id: place for place, remark_id in enumerate(session.scalars(_newest(most)))}
    standing: dict[str, int] = {}
    confirmed: dict[str, int] = {}
    for (remark_id, code), state in _states(session, most).items():
        if state != "rejected":
            theme, bit = codebook.now_called(code), 1 << places[remark_id]
            standing[theme] = standing.get(theme, 0) | bit
            if state in ("accepted", "added"):
                confirmed[theme] = confirmed.get(theme, 0) | bit
    total = session.scalar(select(func.count(Remark.id)).join(Round).where(Round.state.in_(RESULTS))) or 0
    return Responses(standing, confirmed, len(places), total)


def coded_by(session: Session, codes: Iterable[str]) -> set[str]:
    """Return those of the codes by which any remark was ever coded."""
    asked = ((code, select(Coding.id).where(Coding.theme == code).limit(1)) for code in codes)
    return {code for code, query in asked if session.scalar(query) is not None}


def _newest(most: int) -> Select[str]:
    query = select(Remark.id).join(Round).where(Round.state.in_(RESULTS))
    return query.order_by(Round.closes_at.desc(), Remark.id).limit(most)


def _states(session: Session, most: int) -> dict[tuple[str, str], str]:
    """How each theme stands on each remark: a person's newest step decides, as in the store of codings.

    Plain rows and no more, for a page waits for some ten thousands of them.
    """
    steps = select(Coding.remark_id, Coding.theme, Coding.state, Coding.origin)
    query = steps.where(Coding.remark_id.in_(_newest(most))).order_by(Coding.id)
    states: dict[tuple[str, str], str] = {}
    by_people: set[tuple[str, str]] = set()
    for remark_id, theme, state, origin in session.execute(query):
        key = (remark_id, theme)
        if origin == "person":
            by_people.add(key)
        elif key in by_people:
            continue
        states[key] = state
    return states
