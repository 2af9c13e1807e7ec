"""How far each theme can be trusted, against this council's own people, and where it can't be yet.

Only remarks that were drawn by lot give an honest picture; the caller chooses them.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import ceil
from typing import Literal

from analysis.themes.measures.metrics import f1
from analysis.themes.trust.intervals import Interval, bootstraps, f1_interval, wilson

FEWEST_TRUE = 10
WIDEST = 0.4

Labels = Set[str]
TooFew = Literal["", "rare", "wide"]
"""Why a theme can't be trusted yet: people gave it too seldom, or F1 could lie anywhere in a wide range."""


@dataclass(frozen=True)
class Score:
    """One theme: of what was suggested, what people confirmed; of what people said, what was suggested.

    `share` is the part of all remarks to which people gave it: how common it is, where the remarks were
    drawn by lot.
    """

    theme: str
    remarks: int
    suggested: int
    said: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None
    share: float | None
    precision_interval: Interval | None
    recall_interval: Interval | None
    f1_interval: Interval | None
    share_interval: Interval | None
    too_few: TooFew

    @property
    def trusted(self) -> bool:
        """True where there are enough cases to say anything."""
        return not self.too_few


@dataclass(frozen=True)
class Total:
    """All themes put together, each suggestion counting the same; intervals from remarks drawn again, for
    several suggestions of one remark go wrong together."""

    suggested: int
    said: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None
    precision_interval: Interval | None
    recall_interval: Interval | None
    f1_interval: Interval | None


def scorecard(suggested: Sequence[Labels], said: Sequence[Labels], themes: Sequence[str]) -> list[Score]:
    """Return one score a theme; both lists go by remark. Raises ValueError if lengths differ."""
    if len(suggested) != len(said):
        raise ValueError(f"{len(suggested)} remarks with suggestions, but {len(said)} with codes.")
    return [
        _score(
            theme,
            len(said),
            sum(theme in mine for mine in suggested),
            sum(theme in theirs for theirs in said),
            sum(theme in mine and theme in theirs for mine, theirs in zip(suggested, said, strict=True)),
        )
        for theme in themes
    ]


def total(suggested: Sequence[Labels], said: Sequence[Labels], themes: Set[str], seed: int = 0) -> Total:
    """Return the figures of all these themes together. Raises ValueError if lengths differ."""
    counts = [
        (len(mine & themes), len(theirs & themes), len(mine & theirs & themes))
        for mine, theirs in zip(suggested, said, strict=True)
    ]
    all_mine, all_theirs, all_right = (sum(row[side] for row in counts) for side in range(3))
    precision_in, recall_in, f1_in = bootstraps(counts, (_precision, _recall, _micro_f1), seed)
    return Total(
        suggested=all_mine,
        said=all_theirs,
        right=all_right,
        precision=_precision(counts),
        recall=_recall(counts),
        f1=_micro_f1(counts),
        precision_interval=precision_in,
        recall_interval=recall_in,
        f1_interval=f1_in,
    )


def more_needed(score: Score) -> int | None:
    """Return about how many more remarks drawn by lot it takes until the theme can be trusted, 0 where it can
    be; None where nobody gave it yet, for then nothing is known.

    Cases come at the pace at which they came so far, and a range narrows with the root of their number.
    """
    if score.trusted:
        return 0
    if not score.said or score.f1_interval is None:
        return None
    rarer = FEWEST_TRUE / score.said
    wider = ((score.f1_interval.high - score.f1_interval.low) / WIDEST) ** 2
    return ceil(score.remarks * (max(rarer, wider) - 1))


def _score(theme: str, remarks: int, suggested: int, said: int, right: int) -> Score:
    either = suggested + said - right
    interval = f1_interval(right, either)
    return Score(
        theme=theme,
        remarks=remarks,
        suggested=suggested,
        said=said,
        right=right,
        precision=right / suggested if suggested else None,
        recall=right / said if said else None,
        f1=f1(right, suggested, said) if either else None,
        share=said / remarks if remarks else None,
        precision_interval=wilson(right, suggested),
        recall_interval=wilson(right, said),
        f1_interval=interval,
        share_interval=wilson(said, remarks),
        too_few=_too_few(said, interval),
    )


def _too_few(said: int, interval: Interval | None) -> TooFew:
    if said < FEWEST_TRUE or interval is None:
        return "rare"
    return "wide" if interval.high - interval.low > WIDEST else ""


Counts = tuple[int, int, int]


def _precision(rows: Sequence[Counts]) -> float | None:
    suggested = sum(row[0] for row in rows)
    return sum(row[2] for row in rows) / suggested if suggested else None


def _recall(rows: Sequence[Counts]) -> float | None:
    said = sum(row[1] for row in rows)
    return sum(row[2] for row in rows) / said if said else None


def _micro_f1(rows: Sequence[Counts]) -> float | None:
    named = sum(row[0] + row[1] for row in rows)
    return f1(sum(row[2] for row in rows), named, 0) if named else None
