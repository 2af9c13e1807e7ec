"""A codebook: its themes, and a version that changes with every letter of them."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analysis.codebook.checks import by_name_and_code, faults_of
from analysis.codebook.theme import Theme
from analysis.codebook.wording import WORDS
from analysis.plan import Plan

MOST_THEMES = 2000  # with the retired ones
_LATER = ("since", "retired", "became")  # left out of the version while empty: older codebooks keep theirs


class UnknownTheme(KeyError):
    """The codebook has no theme with that code."""


class Codebook(BaseModel):
    """The themes known beforehand. Codes tell themes apart; names may be corrected and codes stay."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    title: Annotated[str, Field(min_length=1, max_length=200)]
    plan: str = ""
    notes: str = ""
    themes: Annotated[tuple[Theme, ...], Field(alias="theme", max_length=MOST_THEMES)]

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        problems = faults_of(self.themes)
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @cached_property
    def version(self) -> str:
        """Sixteen hex characters of a SHA-256 over everything in the codebook."""
        data = self.model_dump(mode="json")
        for theme in data["themes"]:
            for key in _LATER:
                if not theme[key]:
                    del theme[key]
        text = json.dumps(data, sort_keys=True, ensure_ascii=False)
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

    @cached_property
    def living(self) -> "Codebook":
        """The codebook with the themes that aren't retired: what rules and models get.

        A theme under a retired one stands under the nearest theme above that lives. The same codebook comes
        back where nothing is retired, so that its version stays.
        """
        if not any(theme.retired for theme in self.themes):
            return self
        return self.with_themes(self._under_the_living(theme) for theme in self.themes if not theme.retired)

    def with_themes(self, themes: Iterable[Theme]) -> "Codebook":
        """Return a codebook of these themes with the same title; raise ValidationError where they clash."""
        top = {"title": self.title, "plan": self.plan, "notes": self.notes}
        return Codebook.model_validate(top | {"theme": tuple(themes)})

    def now_called(self, code: str) -> str:
        """Return the code by which a merged one is read today, through any chain; else the code itself."""
        while (theme := self.by_code.get(code)) is not None and theme.retired and len(theme.became) == 1:
            code = theme.became[0]
        return code

    def name_of(self, code: str) -> str:
        """Return the name that people read: a merged code's heir, a retired theme marked as such.

        A code that has left the codebook is shown as it is.
        """
        theme = self.by_code.get(self.now_called(code))
        if theme is None:
            return code
        return WORDS["codebook"]["retired_name"].format(name=theme.name) if theme.retired else theme.name

    def since(self, code: str) -> date | None:
        """Return the day from which the theme's figures may be compared; None when always."""
        theme = self.by_code.get(self.now_called(code))
        return theme.since if theme else None

    def parent_of(self, theme: Theme) -> Theme | None:
        """Return the theme that this one stands under; a parent may be written as code or as name."""
        return self._by_name_and_code.get(theme.parent)

    def for_strand(self, strand: str) -> tuple[Theme, ...]:
        """Return the themes linked to the strand, in the codebook's order."""
        return tuple(theme for theme in self.themes if strand in theme.strands)

    def unlinked(self) -> tuple[Theme, ...]:
        """Return the themes linked to no strand: a report shows them as not linked to the plan."""
        return tuple(theme for theme in self.themes if not theme.strands)

    @cached_property
    def _by_name_and_code(self) -> dict[str, Theme]:
        return by_name_and_code(self.themes)

    def _under_the_living(self, theme: Theme) -> Theme:
        above = self.parent_of(theme)
        if above is None or not above.retired:
            return theme
        while above is not None and above.retired:
            above = self.parent_of(above)
        return theme.model_copy(update={"parent": above.code if above else ""})


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
