"""Which strands were heard about, and from whom: silence is a finding. Pure."""

from collections.abc import Iterable, Sequence

from analysis.report.lines import CoverageLine
from analysis.report.report import HalfReport, Section
from analysis.report.wording import WORDS

KINDS = ("children", "staff", "import")


def coverage_of(halves: Sequence[HalfReport], unlinked: Section) -> tuple[CoverageLine, ...]:
    """A line for every strand in the plan's order, then one for what is linked to none, when there is any."""
    lines = [_line(half.title, section) for half in halves for section in half.sections]
    return (*lines, *([] if unlinked.silent else [_line("", unlinked)]))


def _line(half: str, section: Section) -> CoverageLine:
    children, staff, imports = (_heard(section, kind) for kind in KINDS)
    themes = {(line.kind, line.theme or str(line.text)) for line in section.findings}
    return CoverageLine(half, section.code, section.heading, (children, staff, imports), str(len(themes)))


def _heard(section: Section, kind: str) -> str:
    """What came from one kind of round: "3 themes, 2 questions"; "" for nothing at all."""
    words = WORDS["coverage"]
    themes = {line.name for line in section.themes if line.kind == kind}
    themes |= {line.theme for line in section.findings if line.kind == kind and line.theme}
    asked = [question for question in section.questions if question.kind == kind]
    shown = {question.question_id for question in asked if not question.answered.hidden}
    parts = [_several("theme", themes), _several("question", shown)]
    told = ", ".join(part for part in parts if part)
    return told or (words["too_few"] if asked else "")


def _several(name: str, things: Iterable[str]) -> str:
    number = len(list(things))
    key = name if number == 1 else f"{name}s"
    return WORDS["coverage"][key].format(n=number) if number else ""
