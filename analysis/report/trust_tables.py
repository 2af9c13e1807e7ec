"""How far the themes can be trusted, as sentences and tables that every file shares."""

from collections.abc import Iterator

from analysis.report.lines import TrustLines
from analysis.report.report import Report
from analysis.report.tables import Table
from analysis.report.wording import WORDS, column, long_date, say

FIGURES = ("right", "found", "f1", "common", "stays", "people")


def trust_sentences(report: Report) -> list[str]:
    """What holds for each kind of round, and where the machine changed; or that nothing is measured."""
    if not report.trust:
        return [WORDS["trust"]["none"]]
    return [sentence for one in report.trust for sentence in _sentences(one)]


def trust_tables(report: Report) -> list[Table]:
    """Each kind's themes, the most trusted first, and who agrees with whom."""
    return [table for one in report.trust for table in _tables(one)]


def _sentences(one: TrustLines) -> Iterator[str]:
    kind, day = WORDS["kinds"][one.kind], long_date(one.measured_on)
    if one.right.hidden or one.found.hidden or one.remarks.hidden:
        yield say("trust", "lead_hidden", kind=kind, day=day)
    else:
        right, found = str(one.right), str(one.found)
        yield say("trust", "lead", kind=kind, right=right, found=found, remarks=str(one.remarks), day=day)
    yield from (str(change) for change in one.changes)
    if one.too_few:
        yield say("trust", "too_few", kind=kind, themes="; ".join(one.too_few))
    if not one.agreement:
        yield say("trust", "agreement_few", kind=kind)


def _tables(one: TrustLines) -> Iterator[Table]:
    kind = WORDS["kinds"][one.kind]
    if one.lines:
        yield Table(
            say("trust", "table", kind=kind),
            (column("theme"), *(column(name) for name in FIGURES)),
            tuple((line.theme, *(getattr(line, name) for name in FIGURES)) for line in one.lines),
        )
    if one.agreement:
        rows = tuple((who, figure) for who, figure in one.agreement)
        yield Table(say("trust", "agreement", kind=kind), (column("compared"), column("f1")), rows)
