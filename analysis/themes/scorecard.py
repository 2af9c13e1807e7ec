"""How far each theme can be trusted, against this council's own people, and where it can't be yet.

Only remarks that were drawn by lot give an honest picture; the caller chooses them.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from analysis.themes.intervals import Interval, bootstrap, wilson
from analysis.themes.metrics import f1

FEWEST_TRUE = 10
WIDEST = 0.4

Labels = Set[str]
Pair = tuple[bool, bool]


@dataclass(frozen=True)
class Score:
    """One theme: of what was suggested, what people confirmed; of what people said, what was suggested."""

    theme: str
    remarks: int
    suggested: int
    said: int
    right: int
    precision: float | None
    recall: float | None
    f1: float | None
    precision_interval: Interval | None
    recall_interval: Interval | None
    f1_interval: Interval | None
    too_few: str

    @property
    def trusted(self) -> bool:
        """True where there are enough cases to say anything."""
        return not self.too_few


def scorecard(
    suggested: Sequence[Labels], said: Sequence[Labels], themes: Sequence[str], seed: int = 0
) -> list[Score]:
    """Return one score a theme; both lists go by remark. Raises ValueError if lengths differ."""
    if len(suggested) != len(said):
        raise ValueError(f"{len(suggested)} remarks with suggestions, but {len(said)} with codes.")
    return [
        _score(
            theme,
            [(theme in mine, theme in theirs) for mine, theirs in zip(suggested, said, strict=True)],
            seed,
        )
        for theme in themes
    ]


def _score(theme: str, pairs: Sequence[Pair], seed: int) -> Score:
    suggested, said = (sum(pair[side] for pair in pairs) for side in (0, 1))
    right = sum(mine and theirs for mine, theirs in pairs)
    interval = bootstrap([pair for pair in pairs if any(pair)], _pair_f1, seed)
    return Score(
        theme=theme,
        remarks=len(pairs),
        suggested=suggested,
        said=said,
        right=right,
        precision=right / suggested if suggested else None,
        recall=right / said if said else None,
        f1=f1(right, suggested, said) if suggested + said else None,
        precision_interval=wilson(right, suggested),
        recall_interval=wilson(right, said),
        f1_interval=interval,
        too_few=_too_few(said, interval),
    )


def _too_few(said: int, interval: Interval | None) -> str:
    if said < FEWEST_TRUE:
        return f"Too few to trust: people gave this theme {said} times; it takes {FEWEST_TRUE}."
    if interval is None or interval.high - interval.low > WIDEST:
        return "Too few to trust: the figure could lie anywhere in a wide range."
    return ""


def _pair_f1(pairs: Sequence[Pair]) -> float | None:
    said = sum(mine + theirs for mine, theirs in pairs)
    return f1(sum(mine and theirs for mine, theirs in pairs), said, 0) if said else None
