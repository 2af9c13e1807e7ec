"""Proposes words that a theme may stand on: cheaply by its cues and the linear model, carefully one by one.

A proposal decides nothing: what is proposed is judged by reading the remark again without it.
"""

from collections.abc import Sequence
from dataclasses import replace

from analysis.themes.reasons.why_groups import (
    MOST_GROUPS,
    Group,
    cue_groups,
    hit_group,
    places_of,
    together,
    weightiest,
    word_group,
)
from analysis.themes.reasons.why_reading import Case, Rereading
from analysis.themes.reasons.why_shares import word_shares

LOOKED_AT = 60


def by_cues(reading: Rereading, cases: Sequence[Case]) -> list[Case]:
    """Propose the cues of the theme one by one; all at once where nothing but the rules speaks."""
    proposed = []
    for case in cases:
        cues = cue_groups(reading.tokens[case.remark], reading.hits(case))
        only = reading.model.weights is None and len(cues) > 1
        proposed.append(replace(case, groups=(together(cues),) if only else tuple(cues[:MOST_GROUPS])))
    return proposed


def by_shares(reading: Rereading, cases: Sequence[Case]) -> list[Case]:
    """Propose the words that weigh most in the linear model, besides the groups proposed before."""
    model = reading.model
    if model.features is None or model.weights is None:
        return [replace(case, groups=()) for case in cases]
    columns: dict[int, list[int]] = {}
    for case in cases:
        columns.setdefault(case.remark, []).append(case.column)
    answered = [(reading.tokens[remark], reading.questions[remark]) for remark in columns]
    found = word_shares(model.reader, model.features, model.weights, answered, list(columns.values()))
    shares = dict(zip(columns, found, strict=True))
    proposed = []
    for case in cases:
        at = columns[case.remark].index(case.column)
        own = {word: float(share[at]) for word, share in shares[case.remark].items()}
        words = weightiest(reading.tokens[case.remark], own, places_of(case.groups))
        proposed.append(replace(case, groups=tuple(words), base=case.groups))
    return proposed


def one_by_one(reading: Rereading, cases: Sequence[Case]) -> list[Case]:
    """Propose the words that lower the chance most when each alone is left out: slow, for what is left.

    Only the first words of a very long remark are looked at, those inside a cue of any theme before others.
    """
    alone = [_alone(reading, case) for case in cases]
    trials = [(case, (group,)) for case, groups in zip(cases, alone, strict=True) for group in groups]
    told = iter(reading.outcomes(trials))
    proposed = []
    for case, groups in zip(cases, alone, strict=True):
        falls = sorted((next(told).without, at) for at in range(len(groups)))
        proposed.append(replace(case, groups=tuple(groups[at] for _, at in falls[:MOST_GROUPS]), base=()))
    return proposed


def _alone(reading: Rereading, case: Case) -> list[Group]:
    tokens = reading.tokens[case.remark]
    own = [hit_group(tokens, hit) for hit in reading.hits(case)]
    cued = places_of(own)
    others = sorted(places for places in range(len(tokens)) if places not in cued)
    return [*own, *(word_group(tokens, [place]) for place in others)][:LOOKED_AT]
