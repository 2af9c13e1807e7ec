"""What a mixed round holds for its figures: plain data, read once, before the release guard. Never shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.disclosure import Cell, Counted

STANCES = ("problem", "praise", "idea", "mixed")


@dataclass(frozen=True)
class Question:
    """A question as it was asked, with its true counts by cell; `options` are (value, label) in order."""

    id: str
    text: str
    strands: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    cells: Mapping[Cell, Counted]


@dataclass(frozen=True)
class Said:
    """That one remark speaks of one theme: who (a group id, or a row), in what stance, and who says so."""

    group_id: str
    remark_id: str
    theme: str
    stance: str
    confirmed: bool


@dataclass(frozen=True)
class QuoteFound:
    """An approved quote with what it takes to choose and place it."""

    words: str
    approved_by: str
    approved_on: date
    claim_id: str
    group_id: str
    question_id: str
    attribute: tuple[str, str]
    themes: tuple[str, ...]


@dataclass(frozen=True)
class RoundEvidence:
    """One round after its mix. `wrote` are the group ids of everybody who wrote something."""

    id: str
    kind: str
    title: str
    k: int
    unit: str
    source: str
    closed_on: date
    asked: int
    people: int
    questions: tuple[Question, ...] = ()
    said: tuple[Said, ...] = ()
    wrote: frozenset[str] = frozenset()
    quotes: tuple[QuoteFound, ...] = ()
    bands: tuple[str, ...] = field(default=())

    def question(self, question_id: str) -> Question | None:
        """The question of that id, when this round asked it."""
        return next((question for question in self.questions if question.id == question_id), None)


@dataclass(frozen=True)
class ThemeCount:
    """How many people (rows, in an import) spoke of a theme, and in which stance; true counts."""

    theme: str
    people: int
    base: int
    stances: Mapping[str, int]
    confirmed: bool


def count_themes(evidence: RoundEvidence) -> dict[str, ThemeCount]:
    """People by theme: somebody who spoke of it in three remarks counts once."""
    by_theme: dict[str, list[Said]] = {}
    for said in evidence.said:
        by_theme.setdefault(said.theme, []).append(said)
    return {theme: _count(theme, found, evidence) for theme, found in by_theme.items()}


def _count(theme: str, found: list[Said], evidence: RoundEvidence) -> ThemeCount:
    stances = {stance: len({s.group_id for s in found if s.stance == stance}) for stance in STANCES}
    people = {said.group_id for said in found}
    return ThemeCount(theme, len(people), len(evidence.wrote), stances, all(said.confirmed for said in found))
