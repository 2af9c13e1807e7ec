"""Takes out of a reason what it does not need: words left out only on the way to the one that counts."""

from collections.abc import Sequence

from analysis.themes.reasons.why_groups import Group
from analysis.themes.reasons.why_reading import Case, Outcome, Rereading
from analysis.themes.reasons.why_sets import suffices

# Shorter reasons are seldom longer than they need be, and not worth reading again.
FEWEST = 5

Groups = tuple[Group, ...]


def only_needed(
    reading: Rereading, cases: Sequence[Case], best: Sequence[Outcome | None]
) -> list[Outcome | None]:
    """Return the outcomes with fewer groups where fewer suffice.

    Each group is put back alone; those not missed then together, or half of them, and so on. As always,
    every set that is kept was judged by reading.
    """
    kept = list(best)
    spare = _spare(reading, cases, best)
    while spare:
        fewer = [(at, _without(best[at], groups)) for at, groups in spare.items()]
        for (at, _), outcome in zip(fewer, _read(reading, cases, fewer), strict=True):
            if suffices(cases[at], outcome):
                kept[at] = outcome
        spare = {
            at: groups[: len(groups) // 2]
            for at, groups in spare.items()
            if kept[at] is best[at] and len(groups) > 1
        }
    return kept


def _spare(reading: Rereading, cases: Sequence[Case], best: Sequence[Outcome | None]) -> dict[int, Groups]:
    """Return for each outcome the groups it does not miss when one alone is put back, the least first."""
    alone = [
        (at, (group,))
        for at, outcome in enumerate(best)
        if outcome and not outcome.still and len(outcome.groups) >= FEWEST
        for group in reversed(outcome.groups)
    ]
    told = _read(reading, cases, [(at, _without(best[at], groups)) for at, groups in alone])
    found: dict[int, Groups] = {}
    for (at, groups), outcome in zip(alone, told, strict=True):
        if suffices(cases[at], outcome):
            found[at] = found.get(at, ()) + groups
    return found


def _read(reading: Rereading, cases: Sequence[Case], sets: Sequence[tuple[int, Groups]]) -> list[Outcome]:
    return reading.outcomes([(cases[at], groups) for at, groups in sets])


def _without(outcome: Outcome | None, groups: Groups) -> Groups:
    return tuple(group for group in outcome.groups if group not in groups) if outcome else ()
