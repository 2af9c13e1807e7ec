"""A plan as data: halves, strands and programmes by name, and the counts that its document states."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, Self

from pydantic import Field, model_validator

from analysis.plan.natural import natural_key
from analysis.plan.strand import Code, Month, Note, PlanPart, Strand, Title

Kind = Literal[
    "half",
    "strand",
    "programme",
    "work",
    "action",
    "recommendation",
    "wider_area",
    "project",
    "measure",
    "objective",
    "milestone",
    "success",
    "task_group",
]


class UnknownStrand(KeyError):
    """The plan has no strand with that code."""


class Half(PlanPart):
    """One of the parts that a plan sets its strands under."""

    key: Code
    title: Title


class Programme(PlanPart):
    """A programme of work that a plan names."""

    title: Title
    notes: Note = ""


class WorkKind(PlanPart):
    """A way in which a plan is carried out: project-led, service-led, partner-led."""

    title: Title
    notes: Note = ""


class Entry(PlanPart):
    """Anything else that a plan's document names: an action, a recommendation, a measure, a success."""

    kind: Kind
    code: str = Field(default="", max_length=20)
    title: Title
    strands: tuple[str, ...] = ()
    notes: Note = ""


@dataclass(frozen=True)
class Counted:
    """How many of a kind are loaded, beside how many the document says there are (None: it doesn't say)."""

    kind: str
    loaded: int
    declared: int | None

    @property
    def missing(self) -> int:
        return max(0, (self.declared or 0) - self.loaded)


class Plan(PlanPart):
    """A plan. What its document counts but doesn't name is declared, never invented."""

    key: Code
    title: Title
    source: Note
    valid_from: Month = ""
    valid_to: Month = ""
    strand_word: str = Field(default="strand", min_length=1, max_length=40)
    notes: tuple[Note, ...] = ()
    declared: dict[Kind, int] = Field(default_factory=dict)
    halves: tuple[Half, ...] = Field(default=(), alias="half")
    strands: tuple[Strand, ...] = Field(alias="strand")
    programmes: tuple[Programme, ...] = Field(default=(), alias="programme")
    work: tuple[WorkKind, ...] = ()
    entries: tuple[Entry, ...] = Field(default=(), alias="entry")

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        problems = [*_twice(self), *_unknown_halves(self), *_unknown_strands(self), *_too_many(self)]
        if problems:
            raise ValueError("\n".join(problems))
        return self

    def strand(self, code: str) -> Strand:
        """Return the strand with that code; raise UnknownStrand where the plan has none."""
        for strand in self.strands:
            if strand.code == code:
                return strand
        raise UnknownStrand(f"Plan {self.key} has no strand {code!r}.")

    def strands_in_order(self, on: dt.date | None = None) -> tuple[Strand, ...]:
        """Return the strands in the order people read (3a, 3b, 4, 10); with a day, those standing on it."""
        standing = [strand for strand in self.strands if on is None or strand.stands_on(on)]
        return tuple(sorted(standing, key=lambda strand: natural_key(strand.code)))

    def halves_in_order(
        self, on: dt.date | None = None
    ) -> tuple[tuple[Half | None, tuple[Strand, ...]], ...]:
        """Return each half with its strands in order; strands of no half come last, under None."""
        strands = self.strands_in_order(on)
        halves: list[Half | None] = [*self.halves, None]
        grouped = (
            (half, tuple(s for s in strands if s.half == (half.key if half else ""))) for half in halves
        )
        return tuple((half, rows) for half, rows in grouped if half or rows)

    def loaded_and_declared(self) -> tuple[Counted, ...]:
        """Return, for each kind that is loaded or declared, both counts, so that a report can say so."""
        loaded = _loaded(self)
        kinds = [*self.declared, *(kind for kind in loaded if loaded[kind] and kind not in self.declared)]
        return tuple(Counted(kind, loaded.get(kind, 0), self.declared.get(kind)) for kind in kinds)


def _loaded(plan: Plan) -> dict[Kind, int]:
    counts: dict[Kind, int] = {
        "half": len(plan.halves),
        "strand": len(plan.strands),
        "programme": len(plan.programmes),
        "work": len(plan.work),
    }
    for entry in plan.entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
    return counts


def _twice(plan: Plan) -> list[str]:
    codes = [strand.code for strand in plan.strands]
    twice = sorted({code for code in codes if codes.count(code) > 1}, key=natural_key)
    if not codes:
        return ["strand: there is none; add at least one [[strand]]."]
    return [f"strand: the code {code!r} stands twice; give each strand its own." for code in twice]


def _unknown_halves(plan: Plan) -> list[str]:
    keys = {half.key for half in plan.halves}
    return [
        f"strand[{number}].half: there is no half {strand.half!r}; add a [[half]] or correct the key."
        for number, strand in enumerate(plan.strands, 1)
        if strand.half and strand.half not in keys
    ]


def _unknown_strands(plan: Plan) -> list[str]:
    codes = {strand.code for strand in plan.strands}
    return [
        f"entry[{number}].strands: there is no strand {code!r}; correct the code."
        for number, entry in enumerate(plan.entries, 1)
        for code in entry.strands
        if code not in codes
    ]


def _too_many(plan: Plan) -> list[str]:
    return [
        f"declared.{count.kind}: {count.declared} are declared, {count.loaded} are loaded; mend one of them."
        for count in plan.loaded_and_declared()
        if count.declared is not None and count.loaded > count.declared
    ]
