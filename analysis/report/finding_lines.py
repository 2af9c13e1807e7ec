"""A strand's approved findings: those of the newest rounds first, each in full once in a report."""

from collections.abc import Iterable

from analysis.disclosure import release_approved_text
from analysis.findings import leading_stances
from analysis.report.lines import FindingLine
from analysis.report.pack import ApprovedFinding, Belongs, Pack, RoundInReport, linked


def finding_lines(code: str, belongs: Belongs, pack: Pack) -> list[FindingLine]:
    """The findings of one strand: the newest rounds' most spoken of first, then what they said before."""
    lines = [
        _line(code, one, found, pack, belongs)
        for one in pack.rounds
        if one.quotable
        for found in one.findings
        if belongs(linked(found.strand))
    ]
    return sorted(lines, key=lambda line: (line.earlier, -_spoken_of(line)))


def _spoken_of(line: FindingLine) -> float:
    """How much of those who wrote spoke of it, by the figures shown."""
    if line.figure is None or not line.figure.wrote.value:
        return 0.0
    return (line.figure.count.value or 0) / line.figure.wrote.value


def _line(code: str, one: RoundInReport, found: ApprovedFinding, pack: Pack, belongs: Belongs) -> FindingLine:
    figure = pack.themes(one).get(pack.codebook.now_called(found.theme))
    shown = figure if figure is not None and figure.worth_listing else None
    text = release_approved_text(
        found.text, found.approved_by, found.approved_on.isoformat(), " ".join(found.claims)
    )
    return FindingLine(
        text, one.evidence.title, one.evidence.kind,
        pack.codebook.name_of(found.theme) if found.theme else "", shown,
        tuple(leading_stances(shown)) if shown else (),
        pack.elsewhere(("finding", found.round_id, found.theme, found.text), code),
        _said_anew(one, found, pack, belongs),
    )  # fmt: skip


def _said_anew(one: RoundInReport, found: ApprovedFinding, pack: Pack, belongs: Belongs) -> bool:
    """Whether a later round of the same series has a finding of the same theme in this strand."""
    called = pack.codebook.now_called
    later: Iterable[RoundInReport] = list(pack.rounds)[list(pack.rounds).index(one) + 1 :]
    return bool(found.theme) and any(
        after.series == one.series
        and after.quotable
        and any(
            called(new.theme) == called(found.theme) and belongs(linked(new.strand)) for new in after.findings
        )
        for after in later
    )
