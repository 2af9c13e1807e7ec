"""Whether the themes of a codebook do their work together: checks over all pairs, each with what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.codebook.codebook import Codebook
from analysis.codebook.names import alike_pairs
from analysis.codebook.responses import NO_RESPONSES, Responses
from analysis.codebook.theme import Theme
from analysis.codebook.wording import WORDS

OVERLAP = 0.5  # Jaccard: half of what either theme stands on, both stand on
FEWEST_TO_OVERLAP = 10  # of each theme, or two remarks would make two themes one
FEWEST = 10  # remarks that a theme needs to be told of in a report (the smallest group shown)
BROADEST = 0.25  # of the remarks looked at
ENOUGH_TO_JUDGE = 200  # remarks; before so many have come in, no theme is called small or broad
MOST_CUES_NAMED = 5

KINDS = ("names", "overlap", "cues", "cues_more", "broad", "little", "none", "no_cues", "parent")


@dataclass(frozen=True)
class Warned:
    """One thing to look at: what it is about, which themes, a plain sentence, and what to do."""

    kind: str
    themes: tuple[str, ...]
    told: str
    advice: str


def quality(codebook: Codebook, responses: Responses = NO_RESPONSES) -> list[Warned]:
    """Return what to look at among the living themes, each pair and each theme looked at, by KINDS.

    Without responses only what can be seen from the codebook itself is told.
    """
    return [
        *_names(codebook),
        *_overlaps(codebook, responses),
        *_shared_cues(codebook),
        *_sizes(codebook, responses),
        *_no_cues(codebook),
        *_parents(codebook),
    ]


def _warned(kind: str, themes: Sequence[Theme], **parts: object) -> Warned:
    names = dict(zip(("one", "other"), (theme.name for theme in themes), strict=False))
    told = WORDS["quality"][kind].format(**names, **parts)
    return Warned(kind, tuple(theme.code for theme in themes), told, WORDS["advice"][kind].format(**names))


def _names(codebook: Codebook) -> Iterator[Warned]:
    themes = codebook.living.by_code
    for one, other in alike_pairs([(theme.code, theme.name) for theme in themes.values()]):
        yield _warned("names", [themes[one], themes[other]])


def _overlaps(codebook: Codebook, responses: Responses) -> Iterator[Warned]:
    counted = [(theme, responses.count(theme.code)) for theme in codebook.living.themes]
    enough = [(theme, count) for theme, count in counted if count >= FEWEST_TO_OVERLAP]
    for (one, ones), (other, others) in combinations(enough, 2):
        # A pair whose sizes alone keep it under the share needs no comparing.
        if min(ones, others) < OVERLAP * max(ones, others):
            continue
        both = responses.shared(one.code, other.code)
        if both >= OVERLAP * (either := ones + others - both):
            yield _warned("overlap", [one, other], both=both, either=either)


def _shared_cues(codebook: Codebook) -> Iterator[Warned]:
    holders: dict[object, list[tuple[Theme, str]]] = {}
    for theme in codebook.living.themes:
        for cue in {cue.words: cue for cue in theme.parsed_cues() if not cue.blocks}.values():
            holders.setdefault(cue.words, []).append((theme, cue.written))
    shared: dict[tuple[str, str], list[str]] = {}
    for held in holders.values():
        for (one, written), (other, _) in combinations(held, 2):
            if _same_audience(one, other):
                shared.setdefault((one.code, other.code), []).append(written)
    for (first, second), cues in shared.items():
        named = ", ".join(f"“{cue}”" for cue in cues[:MOST_CUES_NAMED])
        pair = [codebook.living.theme(first), codebook.living.theme(second)]
        yield _warned("cues_more" if len(cues) > MOST_CUES_NAMED else "cues", pair, cues=named, n=len(cues))


def _same_audience(one: Theme, other: Theme) -> bool:
    return not one.audiences or not other.audiences or bool(set(one.audiences) & set(other.audiences))


def _sizes(codebook: Codebook, responses: Responses) -> Iterator[Warned]:
    if responses.looked_at < ENOUGH_TO_JUDGE:
        return
    for theme in codebook.living.themes:
        count = responses.count(theme.code)
        if count > BROADEST * responses.looked_at:
            share = round(100 * count / responses.looked_at)
            yield _warned("broad", [theme], share=share, n=responses.looked_at)
        elif count < FEWEST:
            yield _warned("little" if count else "none", [theme], count=count, n=responses.looked_at)


def _no_cues(codebook: Codebook) -> Iterator[Warned]:
    for theme in codebook.living.themes:
        if all(cue.blocks for cue in theme.parsed_cues()):
            yield _warned("no_cues", [theme])


def _parents(codebook: Codebook) -> Iterator[Warned]:
    for theme in codebook.themes:
        above = codebook.parent_of(theme)
        if above is not None and above.retired and not theme.retired:
            yield _warned("parent", [theme, above])
