"""Why a theme is suggested: the words that led to it, in the text as it was written.

A reason must reproduce the suggestion: the remark is read again without those words, and its chance must fall
(Ribeiro, Singh, Guestrin, "Why should I trust you?", 2016; here without their sampling). Words are proposed
cheaply, the theme's cues first and then those that weigh most in the linear model, and more of them are left
out until the theme would not be suggested.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.themes.engine.model import Model
from analysis.themes.engine.reading import Asked
from analysis.themes.reasons.why_groups import BY_WORDS
from analysis.themes.reasons.why_needed import only_needed
from analysis.themes.reasons.why_proposals import by_cues, by_shares, one_by_one
from analysis.themes.reasons.why_reading import Case, Outcome, Rereading, portions
from analysis.themes.reasons.why_sets import better, fewest, is_open
from analysis.themes.rules.suggest import Span

__all__ = ["BY_WORDS", "Why", "explained", "explained_many"]

MOST_LETTERS = 250_000


@dataclass(frozen=True)
class Why:
    """A suggested theme, its chance, its reasons in the order of the text, and the chance without them."""

    theme: str
    chance: float
    without: float
    spans: tuple[Span, ...]


def explained(model: Model, asked: Asked) -> list[Why]:
    """Return the themes suggested for a remark, surest first, each with the words that led to it.

    A theme that no words of the remark speak for (its question alone does) is left out: there is no
    suggestion without a reason.
    """
    return explained_many(model, [asked])[0]


def explained_many(model: Model, asked: Sequence[Asked]) -> list[list[Why]]:
    """Return the same for each of many remarks: as many lists as remarks, in their order."""
    found: list[list[Why]] = []
    for some in portions([len(each.text) for each in asked], MOST_LETTERS):
        found += _portion(Rereading(model, asked[some.start : some.stop]))
    return found


def _portion(reading: Rereading) -> list[list[Why]]:
    cases = reading.told()
    found: list[list[Why]] = [[] for _ in reading.tokens]
    for case, outcome in zip(cases, _outcomes(reading, cases), strict=True):
        if outcome is not None:
            found[case.remark].append(_why(reading.model.themes[case.column], case.chance, outcome))
    return [sorted(whys, key=lambda why: (-why.chance, why.theme)) for whys in found]


def _outcomes(reading: Rereading, cases: Sequence[Case]) -> list[Outcome | None]:
    """Leave out cues; where they are not enough, words besides; where nothing helps, look word by word."""
    cued = by_cues(reading, cases)
    best = fewest(reading, cued)
    some = [at for at, each in enumerate(best) if is_open(each)]
    _improve(best, some, fewest(reading, by_shares(reading, [cued[at] for at in some])))
    none = [at for at, each in enumerate(best) if each is None]
    _improve(best, none, fewest(reading, one_by_one(reading, [cases[at] for at in none])))
    return only_needed(reading, cases, best)


def _improve(best: list[Outcome | None], which: Sequence[int], others: Sequence[Outcome | None]) -> None:
    for at, other in zip(which, others, strict=True):
        best[at] = better(best[at], other)


def _why(theme: str, chance: float, outcome: Outcome) -> Why:
    spans = {span for group in outcome.groups for span in group.spans}
    return Why(theme, chance, outcome.without, tuple(sorted(spans, key=lambda span: (span.start, span.end))))
