"""One theme on one remark, as the team's pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.codebook import Codebook
from analysis.themes.coding.store import Current, stance_text
from app.team.words import STANCES


@dataclass(frozen=True)
class ThemeShown:
    """A theme by its name, how it stands, and why it was suggested."""

    code: str
    name: str
    definition: str
    confirmed: bool
    read_again: bool  # suggested for words that have changed since: no reason fits any more
    stance: str  # "" when nobody knows
    stance_name: str
    decided_by: str  # a person's handle; empty while nobody has decided
    suggested_by: str  # in words; empty where no machine suggests it
    found: tuple[str, ...]  # the words of the remark that led to it
    spans: tuple[tuple[int, int], ...]


def theme_shown(current: Current, codebook: Codebook, words: str, makers: Mapping[str, str]) -> ThemeShown:
    """A theme as it stands. `words` are those that reasons point into, empty until they are read again."""
    known = codebook.by_code.get(current.theme)
    spans = _fitting(current, words)
    stance = stance_text(current.stance)
    return ThemeShown(
        code=current.theme,
        name=codebook.name_of(current.theme),
        definition=known.definition if known else "",
        confirmed=current.confirmed,
        read_again=not current.confirmed and not spans,
        stance=stance,
        stance_name=STANCES.get(stance, ""),
        decided_by=current.made_by if current.confirmed else "",
        suggested_by=makers.get(current.suggested_by, "") if spans else "",
        found=tuple(dict.fromkeys(words[start:end] for start, end in spans)),
        spans=spans,
    )


def _fitting(current: Current, words: str) -> tuple[tuple[int, int], ...]:
    """The places of the reasons; none of them when any lies outside the words."""
    spans = tuple((start, end) for start, end, _ in current.reasons)
    return spans if all(0 <= start < end <= len(words) for start, end in spans) else ()
