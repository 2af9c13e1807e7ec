"""The report as plain data: every value that was heard or counted is Released, all else is our own words."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from analysis.disclosure import Released
from analysis.report.lines import (
    ActionLine,
    ClaimLine,
    CoverageLine,
    FindingLine,
    Glance,
    QuestionFigure,
    QuoteLine,
    RoundLine,
    ThemeLine,
    TrustLines,
)


@dataclass(frozen=True)
class Period:
    """The days that a report covers, both included. Raises ValueError when it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("the period ends before it starts")


@dataclass(frozen=True)
class Section:
    """One strand, or what is linked to none (code "")."""

    code: str
    title: str
    note: str
    findings: tuple[FindingLine, ...]
    questions: tuple[QuestionFigure, ...]
    themes: tuple[ThemeLine, ...]
    quotes: tuple[QuoteLine, ...]
    actions: tuple[ActionLine, ...]

    @property
    def silent(self) -> bool:
        """Whether nobody spoke about it: no theme, finding or quote, and no question that may be shown."""
        answered = any(not question.answered.hidden for question in self.questions)
        return not (self.findings or self.themes or self.quotes or answered)

    @property
    def heading(self) -> str:
        return f"{self.code} {self.title}".strip()


@dataclass(frozen=True)
class HalfReport:
    """A half of the plan ("" where a plan has none) and its strands in reading order."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Report:
    """One composed report: the same data stands behind every file made from it."""

    council: str
    plan_key: str
    plan_title: str
    period: Period
    made_on: date
    audience: str
    least: int
    rounds: tuple[RoundLine, ...]
    halves: tuple[HalfReport, ...]
    unlinked: Section
    imports: tuple[RoundLine, ...]
    symbols: Mapping[str, str]
    claims: tuple[ClaimLine, ...]
    glance: Glance
    coverage: tuple[CoverageLine, ...]
    trust: tuple[TrustLines, ...] = ()

    @property
    def silent(self) -> tuple[Section, ...]:
        """The strands nobody spoke about, in the plan's order."""
        return tuple(section for half in self.halves for section in half.sections if section.silent)

    def sections(self) -> tuple[Section, ...]:
        """Every strand, then what is linked to none."""
        return (*(section for half in self.halves for section in half.sections), self.unlinked)

    def to_json(self) -> str:
        """The whole report as canonical JSON: the same report gives the same bytes."""
        return json.dumps(_plain(self), sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the JSON, in hex."""
        return hashlib.sha256(self.to_json().encode("utf-8")).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Released):
        return value.as_data()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
