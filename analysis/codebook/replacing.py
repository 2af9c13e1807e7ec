"""One codebook put in the place of another, as an earlier edition or a file: nothing coded is lost."""

from collections.abc import Collection
from datetime import date

from pydantic import ValidationError

from analysis.codebook.codebook import Codebook
from analysis.codebook.errors import in_plain_words
from analysis.codebook.theme import Theme


def put_in_place(now: Codebook, wanted: Codebook, coded: Collection[str], today: date) -> Codebook:
    """Return `wanted` as it can follow `now`; raise CodebookEditError where the two can't be joined.

    Themes that are new, or that come back after a while, are compared from today on. Themes that `wanted`
    doesn't have stay, retired, where remarks are `coded` by them, under a name that no other theme has.
    """
    themes = [_dated(theme, now.by_code.get(theme.code), today) for theme in wanted.themes]
    names = {theme.name.casefold() for theme in themes}
    codes = {theme.code for theme in themes}
    left = [theme for theme in now.themes if theme.code not in codes and theme.code in coded]
    kept = codes | {theme.code for theme in left}
    themes += [_retired(_above_by_code(now, theme), names, kept, today) for theme in left]
    try:
        return wanted.with_themes(themes)
    except ValidationError as error:
        raise in_plain_words(error) from None


def _dated(theme: Theme, before: Theme | None, today: date) -> Theme:
    if theme.retired or theme.since:
        return theme
    away = before is not None and before.retired is not None and before.retired < today
    return theme.model_copy(update={"since": today}) if before is None or away else theme


def _retired(theme: Theme, names: Collection[str], kept: Collection[str], today: date) -> Theme:
    heirs = theme.became if all(code in kept for code in theme.became) else ()
    name = f"{theme.name} ({theme.code})" if theme.name.casefold() in names else theme.name
    parent = theme.parent if theme.parent in kept else ""
    changes = {"name": name[:120], "parent": parent, "became": heirs, "retired": theme.retired or today}
    return theme.model_copy(update=changes)


def _above_by_code(now: Codebook, theme: Theme) -> Theme:
    above = now.parent_of(theme)
    return theme.model_copy(update={"parent": above.code if above else ""})
