"""A score card as it is kept: plain data that is written as JSON and read back as the same.

Nothing heavy is imported here, for the pages read cards.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import TypeAdapter

from analysis.themes.trust.agreement import Agreement
from analysis.themes.trust.drift import Drift
from analysis.themes.trust.scorecard import Score, Total
from analysis.themes.trust.sensitivity import Stayed

METHOD = 1  # counted up when the same readings would give another card


@dataclass(frozen=True)
class Mark:
    """What a card was measured from: the same mark gives the same card."""

    readings: int  # the newest reading's number
    codebook: str
    model: str
    method: int = METHOD


@dataclass(frozen=True)
class RoundPart:
    """A round of the sample, and how many of its remarks were read by lot."""

    id: str
    remarks: int


@dataclass(frozen=True)
class Together:
    """Two people with each other, and the machine with each of them, on the same remarks."""

    people: Agreement
    machine_first: Agreement
    machine_second: Agreement


@dataclass(frozen=True)
class Whole:
    """What holds for all themes together.

    `k` is the largest of the rounds' smallest groups; `makers` says who made the suggestions of how many
    remarks; `now` and `before` are the two newest rounds, where there are two to compare.
    """

    mark: Mark
    k: int
    total: Total
    makers: tuple[tuple[str, int], ...]
    together: Together
    now: RoundPart
    before: RoundPart | None = None
    stayed: Stayed | None = None
    stayed_remarks: int = 0


@dataclass(frozen=True)
class Line:
    """One theme. `more` is about how many more remarks by lot it takes, None where nothing is known yet."""

    theme: str
    score: Score
    more: int | None
    people: Agreement
    drift: Drift | None = None
    stayed: Stayed | None = None


@dataclass(frozen=True)
class Card:
    """What was measured of one kind of round, with one line a theme."""

    remarks: int
    whole: Whole
    lines: tuple[Line, ...]

    def as_data(self) -> list[dict[str, Any]]:
        """Return what is kept: first what holds for all themes, then a line a theme."""
        return [asdict(self.whole), *(asdict(line) for line in self.lines)]


_WHOLE, _LINES = TypeAdapter(Whole), TypeAdapter(tuple[Line, ...])


def read_card(remarks: int, data: Sequence[dict[str, Any]]) -> Card:
    """Return the card that was kept. Raises ValidationError where the data are those of another method."""
    return Card(remarks, _WHOLE.validate_python(data[0]), _LINES.validate_python(list(data[1:])))
