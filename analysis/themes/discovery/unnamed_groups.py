"""Finds what people also say among the remarks that no theme explains. The worker's: it needs numpy."""

import re
from collections.abc import Sequence

from analysis.themes.discovery.discover import Group, discover
from analysis.themes.discovery.unnamed import Offer, Voice, is_offered, reasons

FEWEST_VOICES = 30
SEED = 0
# What redaction put in: a group is never named "name" or "phone" for that.
_REDACTED = re.compile(r"\[[a-z ]{1,20}\]")


def groups_among(voices: Sequence[Voice], seed: int = SEED) -> list[Offer]:
    """Return the groups to offer, the largest first; none among fewer than thirty remarks.

    A group that nothing names is left out: what its remarks share is that they share nothing. The same
    voices give the same groups.
    """
    if len(voices) < FEWEST_VOICES:
        return []
    ordered = sorted(voices, key=lambda voice: voice.remark_id)
    texts = [_REDACTED.sub(" ", voice.words) for voice in ordered]
    return [
        Offer(group.key_phrases, _nearest_first(group, ordered))
        for group in discover(texts, seed=seed)
        if group.key_phrases and is_offered([ordered[place] for place in group.members])
    ]


def _nearest_first(group: Group, voices: Sequence[Voice]) -> tuple[str, ...]:
    """The central quotes, each of another person where there are such; then who says most key phrases."""
    central = [quoted.place for quoted in group.central]
    others = [place for place in group.members if place not in central]
    others.sort(key=lambda place: (-len(reasons(voices[place].words, group.key_phrases)), place))
    return tuple(voices[place].remark_id for place in [*central, *others])
