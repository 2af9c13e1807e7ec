"""What the forms of the codebook hold, as typed, so that nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from werkzeug.datastructures import MultiDict

from analysis.codebook import Codebook, Stance, Theme

Form = MultiDict[str, str]
PARTS = 4
STANCES = (Stance.PRAISE.value, Stance.PROBLEM.value, Stance.IDEA.value, Stance.MIXED.value)
_LINES = ("cues", "examples")
_SEVERAL = ("audiences", "strands")


@dataclass(frozen=True)
class ThemeForm:
    """A theme as it stands in a form: cues and examples one a line."""

    name: str = ""
    definition: str = ""
    include: str = ""
    exclude: str = ""
    cues: str = ""
    examples: str = ""
    parent: str = ""
    praise: str = ""
    problem: str = ""
    idea: str = ""
    mixed: str = ""
    audiences: tuple[str, ...] = ()
    strands: tuple[str, ...] = ()
    from_here: str = ""

    @classmethod
    def read(cls, form: Form) -> Self:
        """What was typed and ticked."""
        typed: dict[str, Any] = {
            field.name: form.get(field.name, "").replace("\r\n", "\n").strip() for field in fields(cls)
        }
        return cls(**{**typed, **{name: tuple(form.getlist(name)) for name in _SEVERAL}})

    @classmethod
    def of(cls, theme: Theme, codebook: Codebook) -> Self:
        """A theme as it stands in the codebook."""
        above = codebook.parent_of(theme)
        plain = {name: getattr(theme, name) for name in ("name", "definition", "include", "exclude")}
        stances = {stance: getattr(theme.stance, stance) for stance in STANCES}
        return cls(
            **plain, **stances, cues="\n".join(theme.cues), examples="\n".join(theme.examples),
            parent=above.code if above else "", audiences=theme.audiences, strands=theme.strands,
        )  # fmt: skip

    def as_fields(self, old: Theme | None, codebook: Codebook) -> Mapping[str, Any]:
        """The fields of a Theme. What wasn't touched stays exactly as it was, however it was written."""
        plain = {name: getattr(self, name) for name in ("name", "definition", "include", "exclude", "parent")}
        typed = {
            **plain,
            **{name: [line for line in getattr(self, name).split("\n") if line.strip()] for name in _LINES},
            **{name: getattr(self, name) for name in _SEVERAL},
            "stance": {stance: getattr(self, stance) for stance in STANCES},
        }
        if old is None:
            return typed
        before = ThemeForm.of(old, codebook)
        return {name: value for name, value in typed.items() if not _same(name, before, self)}


def parts_of(form: Form) -> list[dict[str, Any]]:
    """The parts of a split that have a name or anything else, in their order."""
    found = []
    for number in range(1, PARTS + 1):
        part = {name: form.get(f"{name}-{number}", "").strip() for name in ("name", "definition", "cues")}
        if any(part.values()):
            cues = [line for line in part["cues"].splitlines() if line.strip()]
            found.append({**part, "cues": cues})
    return found


def _same(name: str, before: ThemeForm, typed: ThemeForm) -> bool:
    if name == "stance":
        return all(getattr(before, stance) == getattr(typed, stance) for stance in STANCES)
    if name in _SEVERAL:
        return sorted(getattr(before, name)) == sorted(getattr(typed, name))
    return bool(getattr(before, name) == getattr(typed, name))
