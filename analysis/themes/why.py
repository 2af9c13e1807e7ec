"""Why a theme is suggested: the words that led to it, in the text as it was written.

A reason must reproduce the suggestion: the remark is read again without those words, and its score must fall
(Ribeiro, Singh, Guestrin, "Why should I trust you?", 2016; here without their sampling, for leaving each word
out is quick). Words are added, the weightiest first, until without them the theme would not be suggested.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.codebook import Token
from analysis.themes.model import Model, Told
from analysis.themes.reading import Asked
from analysis.themes.suggest import MOST_SPANS, Span

LOOKED_AT = 60
BY_WORDS = "learned from codings"


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
    suggestion without a reason. Only the first words of a very long remark are weighed one by one.
    """
    tokens = model.reader.tokens(asked.text)
    told = model.tell_seen([model.reader.seen_tokens(tokens, asked.question)])
    if not told.said.any():
        return []
    places = _places(model, tokens)
    alone = _without(model, tokens, asked.question, [{place} for place in places]).chances
    found = [
        _why(model, tokens, asked.question, column, float(told.chances[0, column]), places, alone[:, column])
        for column in np.flatnonzero(told.said[0]).tolist()
    ]
    return sorted((why for why in found if why), key=lambda why: (-why.chance, why.theme))


def _places(model: Model, tokens: Sequence[Token]) -> list[int]:
    """Words inside a cue first, for they are what a person would point to; then the others as they come."""
    hits = model.reader.rules.compiled.matcher.find(tokens)
    cued = sorted({place for found in hits.values() for hit in found for place in (hit.first, hit.last)})
    others = [place for place in range(len(tokens)) if place not in set(cued)]
    return [*cued, *others][:LOOKED_AT]


def _without(model: Model, tokens: Sequence[Token], question: str, left_out: Sequence[set[int]]) -> Told:
    read = [
        model.reader.seen_tokens([token for at, token in enumerate(tokens) if at not in out], question)
        for out in left_out
    ]
    return model.tell_seen(read)


def _why(
    model: Model,
    tokens: Sequence[Token],
    question: str,
    column: int,
    chance: float,
    places: Sequence[int],
    alone: NDArray[np.float32],
) -> Why | None:
    order = [place for _, place in sorted(zip(alone.tolist(), places, strict=True))][:MOST_SPANS]
    sets = [set(order[: many + 1]) for many in range(len(order))]
    without = _without(model, tokens, question, sets)
    falls, still = without.chances[:, column], without.said[:, column]
    if not len(falls):
        return None
    many = int(falls.argmin()) if still.all() else int(still.argmin())
    if falls[many] >= chance:
        return None
    theme = model.themes[column]
    return Why(theme, chance, float(falls[many]), _spans(model, tokens, theme, sets[many]))


def _spans(model: Model, tokens: Sequence[Token], theme: str, places: set[int]) -> tuple[Span, ...]:
    """Return the words as spans; where one stands in a cue of the theme, the whole cue is shown."""
    hits = model.reader.rules.compiled.matcher.find(tokens).get(theme, [])
    spans = set()
    for place in places:
        hit = next((hit for hit in hits if hit.first <= place <= hit.last), None)
        first, last = (hit.first, hit.last) if hit else (place, place)
        spans.add(Span(tokens[first].start, tokens[last].end, hit.cue.written if hit else BY_WORDS))
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))
