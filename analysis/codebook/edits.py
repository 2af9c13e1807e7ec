"""What may be done to a codebook's themes: pure, each gives a new codebook or a plain sentence why not.

Codes never change, names may. What is changed keeps its place; nothing that was ever coded leaves.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from analysis.codebook.codebook import Codebook
from analysis.codebook.errors import in_plain_words, refused
from analysis.codebook.theme import Theme, code_of

CODE_WITHOUT_LETTERS = "theme"  # for a name in a script that has no ASCII letters


def add_theme(codebook: Codebook, fields: Mapping[str, Any], today: date) -> Codebook:
    """Return the codebook with a new theme at its end, comparable from today on.

    `fields` are those of a Theme but code, since, retired and became. Raises CodebookEditError.
    """
    return whole(codebook, [*codebook.themes, new_theme(codebook, fields, today)])


def edit_theme(
    codebook: Codebook, code: str, fields: Mapping[str, Any], today: date, from_here: bool = False
) -> Codebook:
    """Return the codebook with some fields of a living theme changed; raise CodebookEditError.

    `from_here` says that the theme means something else now: it is compared with nothing earlier than today.
    """
    old = living(codebook, code)
    marked = {"since": today} if from_here else {}
    new = made({**old.model_dump(), **fields, "code": code, **marked})
    _free_name(codebook, new)
    if new == old:
        raise refused("unchanged")
    return whole(codebook, _in_place(_by_code_where_renamed(codebook, old, new), new))


def rename_theme(codebook: Codebook, code: str, name: str, today: date) -> Codebook:
    """Return the codebook with a theme called by another name; its code stays. Raises CodebookEditError."""
    return edit_theme(codebook, code, {"name": name}, today)


def retire_theme(codebook: Codebook, code: str, today: date) -> Codebook:
    """Return the codebook with a theme no longer in use; what was coded by it stays as it is."""
    old = living(codebook, code)
    if len(codebook.living.themes) == 1:
        raise refused("last", name=old.name)
    return whole(codebook, _in_place(codebook.themes, old.model_copy(update={"retired": today})))


def bring_back(codebook: Codebook, code: str, today: date) -> Codebook:
    """Return the codebook with a retired or merged theme in use again.

    While it was away nobody coded it: it is compared from today on, unless it was retired today.
    """
    old = codebook.by_code.get(code)
    if old is None:
        raise refused("unknown", code=code)
    if not old.retired:
        raise refused("not_retired", name=old.name)
    since = old.since if old.retired >= today else today
    back = old.model_copy(update={"retired": None, "became": (), "since": since})
    return whole(codebook, _in_place(codebook.themes, back))


def living(codebook: Codebook, code: str) -> Theme:
    """Return the theme of that code; raise CodebookEditError where there is none or it is retired."""
    theme = codebook.by_code.get(code)
    if theme is None:
        raise refused("unknown", code=code)
    if theme.retired:
        raise refused("retired", name=theme.name)
    return theme


def new_theme(codebook: Codebook, fields: Mapping[str, Any], today: date) -> Theme:
    """Return a theme of these fields with a code that no other has; raise CodebookEditError."""
    theme = made({**fields, "code": _free_code(codebook, str(fields.get("name", ""))), "since": today})
    _free_name(codebook, theme)
    return theme


def made(fields: Mapping[str, Any]) -> Theme:
    """Return the theme of these fields; raise CodebookEditError naming each field that is wrong."""
    try:
        return Theme.model_validate(fields)
    except ValidationError as error:
        raise in_plain_words(error) from None


def whole(codebook: Codebook, themes: Iterable[Theme]) -> Codebook:
    """Return the codebook with these themes; raise CodebookEditError where they don't hold together."""
    try:
        return codebook.with_themes(themes)
    except ValidationError as error:
        raise in_plain_words(error) from None


def _in_place(themes: Iterable[Theme], new: Theme) -> list[Theme]:
    return [new if theme.code == new.code else theme for theme in themes]


def _by_code_where_renamed(codebook: Codebook, old: Theme, new: Theme) -> list[Theme]:
    """The themes, with a parent that was written by its old name written by its code instead."""
    if old.name == new.name:
        return list(codebook.themes)
    return [
        theme.model_copy(update={"parent": old.code}) if codebook.parent_of(theme) == old else theme
        for theme in codebook.themes
    ]


def _free_name(codebook: Codebook, new: Theme) -> None:
    for theme in codebook.themes:
        if theme.code != new.code and _same(theme.name, new.name):
            raise refused("name_retired" if theme.retired else "name_taken", name=theme.name)


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _free_code(codebook: Codebook, name: str) -> str:
    wanted = code_of(name) or CODE_WITHOUT_LETTERS
    code, number = wanted, 1
    while code in codebook.by_code:
        number += 1
        code = f"{wanted[:74].rstrip('-')}-{number}"
    return code
