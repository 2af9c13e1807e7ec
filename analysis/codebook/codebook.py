"""A codebook: its themes, and a version that changes with every letter of them."""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analysis.codebook.theme import Theme
from analysis.plan import Plan


class UnknownTheme(KeyError):
    """The codebook has no theme with that code."""


class Codebook(BaseModel):
    """The themes known beforehand. Codes tell themes apart; names may be corrected and codes stay."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    title: Annotated[str, Field(min_length=1, max_length=200)]
    plan: str = ""
    notes: str = ""
    themes: Annotated[tuple[Theme, ...], Field(alias="theme", max_length=500)]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        problems = [*_none(self), *_twice(self), *_bad_parents(self)]
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @cached_property
    def version(self) -> str:
        """Sixteen hex characters of a SHA-256 over everything in the codebook."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @cached_property
    def by_code(self) -> dict[str, Theme]:
        return {theme.code: theme for theme in self.themes}

    def theme(self, code: str) -> Theme:
        """Return the theme with that code; raise UnknownTheme where there is none."""
        try:
            return self.by_code[code]
        except KeyError as error:
            raise UnknownTheme(f"The codebook has no theme {code!r}.") from error

    def name_of(self, code: str) -> str:
        """Return the name that people read; a code that has left the codebook is shown as it is."""
        theme = self.by_code.get(code)
        return theme.name if theme else code

    def parent_of(self, theme: Theme) -> Theme | None:
        """Return the theme that this one stands under; a parent may be written as code or as name."""
        return _find(self, theme.parent) if theme.parent else None

    def for_strand(self, strand: str) -> tuple[Theme, ...]:
        """Return the themes linked to the strand, in the codebook's order."""
        return tuple(theme for theme in self.themes if strand in theme.strands)

    def unlinked(self) -> tuple[Theme, ...]:
        """Return the themes linked to no strand: a report shows them as not linked to the plan."""
        return tuple(theme for theme in self.themes if not theme.strands)


def unknown_strands(codebook: Codebook, plan: Plan) -> list[str]:
    """Return a sentence for every strand that the codebook names and the plan doesn't have."""
    if codebook.plan and codebook.plan != plan.key:
        return [
            f"plan is {codebook.plan!r}, but the plan in use is {plan.key!r}; its strands mean other things."
        ]
    known = {strand.code for strand in plan.strands}
    return [
        f"theme[{number}].strands ({theme.name}): plan {plan.key} has no strand {code!r}; correct the code."
        for number, theme in enumerate(codebook.themes, 1)
        for code in theme.strands
        if code not in known
    ]


def _none(codebook: Codebook) -> list[str]:
    return [] if codebook.themes else ["theme: there is none; add at least one [[theme]]."]


def _twice(codebook: Codebook) -> list[str]:
    problems: list[str] = []
    names: dict[str, int] = {}
    codes: dict[str, int] = {}
    for number, theme in enumerate(codebook.themes, 1):
        first = names.setdefault(" ".join(theme.name.casefold().split()), number)
        if first != number:
            problems.append(
                f"theme[{number}].name: {theme.name!r} is also the name of theme[{first}]; rename one."
            )
            continue
        first = codes.setdefault(theme.code, number)
        if first != number:
            problems.append(
                f"theme[{number}].code: {theme.code!r} is also that of theme[{first}]; write another."
            )
    return problems


def _bad_parents(codebook: Codebook) -> list[str]:
    problems = []
    for number, theme in enumerate(codebook.themes, 1):
        if theme.parent and _find(codebook, theme.parent) is None:
            problems.append(
                f"theme[{number}].parent: there is no theme {theme.parent!r}; write a theme's name or code."
            )
        elif _stands_under_itself(codebook, theme):
            problems.append(f"theme[{number}].parent: {theme.name!r} stands under itself; break the ring.")
    return problems


def _stands_under_itself(codebook: Codebook, theme: Theme) -> bool:
    above = _find(codebook, theme.parent) if theme.parent else None
    for _ in codebook.themes:
        if above is None:
            return False
        if above.code == theme.code:
            return True
        above = _find(codebook, above.parent) if above.parent else None
    return False


def _find(codebook: Codebook, wanted: str) -> Theme | None:
    named = {theme.name: theme for theme in codebook.themes}
    return codebook.by_code.get(wanted) or named.get(wanted)
