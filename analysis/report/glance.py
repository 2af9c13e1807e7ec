"""What a chair reads first: who answered, what matters most, what changed, what was answered back. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from analysis.codebook import Codebook
from analysis.disclosure import Released, release_sentence
from analysis.report.changes import clear_changes
from analysis.report.lines import FindingLine, Glance, Pointed, RoundLine
from analysis.report.loop_clock import answered_back
from analysis.report.pack import RoundInReport
from analysis.report.report import Section
from analysis.report.wording import WORDS

MOST_FINDINGS = 5
MOST_CHANGES = 5


def glance_at(
    lines: Sequence[RoundLine],
    sections: Sequence[Section],
    rounds: Sequence[RoundInReport],
    codebook: Codebook,
    made_on: date,
) -> Glance:
    """The first page of a report of these rounds and sections."""
    changes = list(clear_changes(sections))
    return Glance(
        asked=tuple((line.kind, _asked(line)) for line in _in_order_of_kind(lines)),
        findings=tuple(_top(sections)),
        changes=tuple(changes[:MOST_CHANGES]), more_changes=len(changes) > MOST_CHANGES,
        answered=tuple(answered_back(rounds, codebook, made_on)),
    )  # fmt: skip


def _in_order_of_kind(lines: Iterable[RoundLine]) -> list[RoundLine]:
    """Children, staff, imports; of each kind the newest first."""
    kinds = list(WORDS["kinds"])
    return sorted(lines, key=lambda line: (kinds.index(line.kind), -line.closed_on.toordinal(), line.title))


def _asked(line: RoundLine) -> Released:
    words = WORDS["asked"]
    title = line.title
    if line.answered.hidden:
        return release_sentence(words["too_few"], title=title)
    claims = f"{line.answered.claim_id} {line.asked.claim_id}".strip()
    if line.unit == "rows":
        return release_sentence(words["rows"], claims, title=title, answered=line.answered)
    if line.asked.hidden:
        key = "open_link" if line.asked.symbol == "z" else "asked_hidden"
        return release_sentence(words[key], claims, title=title, answered=line.answered)
    return release_sentence(words["invited"], claims, title=title, answered=line.answered, asked=line.asked)


def _top(sections: Iterable[Section]) -> list[Pointed]:
    """At most five, the largest share of problems first; a theme stands once, under its first strand."""
    found: dict[tuple[str, str], tuple[FindingLine, Section]] = {}
    for section in sections:
        for line in section.findings:
            if line.figure is not None and not line.earlier:
                found.setdefault((line.kind, line.theme), (line, section))
    ranked = sorted(found.values(), key=lambda pair: (*_weight(pair[0]), pair[0].theme))
    return [
        Pointed(section.code, section.heading, line.text, line.unsure, line.round_title)
        for line, section in ranked[:MOST_FINDINGS]
    ]


def _weight(line: FindingLine) -> tuple[bool, float, float]:
    """Where problems lead first; then by the share of those who wrote that named one, or spoke of it.

    All by the figures shown.
    """
    if line.figure is None or not line.figure.wrote.value:
        return True, 0.0, 0.0
    wrote, problems = line.figure.wrote.value, line.figure.stances["problem"][0].value or 0
    return "problem" not in line.stances, -problems / wrote, -(line.figure.count.value or 0) / wrote
