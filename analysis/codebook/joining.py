"""Themes merged into one, or split into several: pure. What was coded stays; a merge is a way of reading."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analysis.codebook.codebook import Codebook
from analysis.codebook.edits import living, made, new_theme, whole
from analysis.codebook.errors import refused
from analysis.codebook.theme import Theme


def merge_themes(codebook: Codebook, code: str, into: str, today: date) -> Codebook:
    """Return the codebook with one theme retired and read as another, its heir; raise CodebookEditError.

    The heir takes over cues, examples, strands and audiences, so that what the merged theme found is found
    still; the lists of cues are dovetailed, for the first of a list is trusted most. Its figures are compared
    from the later of the two themes' days. Themes under the merged one stand under the heir.
    """
    old, heir = living(codebook, code), living(codebook, into)
    if code == into:
        raise refused("itself")
    gone = old.model_copy(update={"retired": today, "became": (into,)})
    themes = [
        gone if theme.code == code else _under_heir(codebook, theme, old, heir) for theme in codebook.themes
    ]
    return whole(codebook, [_joined(theme, old) if theme.code == into else theme for theme in themes])


def split_theme(codebook: Codebook, code: str, parts: Sequence[Mapping[str, Any]], today: date) -> Codebook:
    """Return the codebook with one theme retired and new ones behind it; raise CodebookEditError.

    Each part is the fields of a theme; what it leaves out of strands, audiences and parent it has from the
    old one. What was coded by the old theme stays so, for nobody but a person can say which part it was.
    """
    old = living(codebook, code)
    if len(parts) < 2:
        raise refused("parts")
    inherited = {"strands": old.strands, "audiences": old.audiences, "parent": old.parent}
    new: list[Theme] = []
    grown = codebook
    for part in parts:
        new.append(new_theme(grown, {**inherited, **part}, today))
        grown = grown.with_themes([*grown.themes, new[-1]])
    gone = old.model_copy(update={"retired": today, "became": tuple(theme.code for theme in new)})
    themes = [each for theme in codebook.themes for each in ([gone, *new] if theme.code == code else [theme])]
    return whole(codebook, themes)


def _by_place(heir: Sequence[str], old: Sequence[str]) -> tuple[str, ...]:
    """Both lists in one, each cue as far down as it was in its own; of equal ones the heir's first."""
    placed = [(at / len(cues), cue) for cues in (heir, old) for at, cue in enumerate(cues)]
    return tuple(dict.fromkeys(cue for _, cue in sorted(placed, key=lambda one: one[0])))


def _joined(heir: Theme, old: Theme) -> Theme:
    days = [day for day in (heir.since, old.since) if day]
    everybody = not heir.audiences or not old.audiences
    gained = {
        "cues": _by_place(heir.cues, old.cues),
        "examples": _both(heir.examples, old.examples),
        "strands": _both(heir.strands, old.strands),
        "audiences": () if everybody else _both(heir.audiences, old.audiences),
        "since": max(days, default=None),
    }
    return made(heir.model_dump() | gained)


def _both(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*first, *second]))


def _under_heir(codebook: Codebook, theme: Theme, old: Theme, heir: Theme) -> Theme:
    if codebook.parent_of(theme) != old:
        return theme
    # The heir itself, or what it stands under, would else come to stand under itself.
    above = old.parent if _is_or_holds(codebook, theme, heir) else heir.code
    return theme.model_copy(update={"parent": above})


def _is_or_holds(codebook: Codebook, theme: Theme, wanted: Theme) -> bool:
    place: Theme | None = wanted
    while place is not None and place != theme:
        place = codebook.parent_of(place)
    return place is not None
