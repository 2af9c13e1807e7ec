"""How the strands of one plan became those of the next: many to many, and only where a person said so."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from analysis.plan.plan import Plan
from analysis.plan.reading import FileError, build, parse_toml, read_text
from analysis.plan.strand import Code, Month, Note, PlanPart

SIZE_CAP = 256 * 1024


class Link(PlanPart):
    """One strand of the old plan became (part of) one of the new; retired strands have no new one."""

    old: Code
    new: str = ""
    how: Literal["same", "renamed", "split", "merged", "retired"]
    since: Month = ""
    why: Note = ""

    @model_validator(mode="after")
    def _retired_has_no_heir(self) -> Self:
        if (self.how == "retired") == bool(self.new):
            raise ValueError('give "new", or how = "retired" without it')
        return self


class Crosswalk(PlanPart):
    """The links between two plans. Documents that state no link give an empty crosswalk."""

    old_plan: Code
    new_plan: Code
    source: Note
    links: tuple[Link, ...] = Field(default=(), alias="link")

    def became(self, old: str) -> tuple[str, ...]:
        """Return the new strands that took over the old one, in the order of the file."""
        return tuple(link.new for link in self.links if link.old == old and link.new)

    def came_from(self, new: str) -> tuple[str, ...]:
        """Return the old strands that the new one took over, in the order of the file."""
        return tuple(link.old for link in self.links if link.new == new)


def load_crosswalk(path: Path, old: Plan, new: Plan) -> Crosswalk:
    """Return the crosswalk in the file; raise FileError where it is broken or names unknown strands."""
    text = read_text(path, SIZE_CAP)
    crosswalk = build(Crosswalk, parse_toml(text, str(path)), text, str(path))
    problems = [
        f"{path}: {problem}" for problem in [*_plans(crosswalk, old, new), *_codes(crosswalk, old, new)]
    ]
    if problems:
        raise FileError(problems)
    return crosswalk


def _plans(crosswalk: Crosswalk, old: Plan, new: Plan) -> list[str]:
    pairs = [("old_plan", crosswalk.old_plan, old.key), ("new_plan", crosswalk.new_plan, new.key)]
    return [
        f"{key} is {said!r} but the plan is {known!r}; correct it."
        for key, said, known in pairs
        if said != known
    ]


def _codes(crosswalk: Crosswalk, old: Plan, new: Plan) -> list[str]:
    known = {"old": {strand.code for strand in old.strands}, "new": {strand.code for strand in new.strands}}
    return [
        f"link[{number}].{side}: there is no strand {code!r} in that plan; correct the code."
        for number, link in enumerate(crosswalk.links, 1)
        for side, code in (("old", link.old), ("new", link.new))
        if code and code not in known[side]
    ]
