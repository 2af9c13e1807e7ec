"""What each claim id of a report stands for, and filing those claims in the book."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from analysis.disclosure import claim_id
from analysis.evidence import STANCES, RoundEvidence, count_themes
from analysis.findings import claim_for
from analysis.report.question_figures import question_definition
from analysis.report.report import ClaimLine, Report
from analysis.report.sections import RoundInReport
from analysis.theme_figures import theme_definition


def claims_of(rounds: Sequence[RoundInReport], codebook: str) -> tuple[ClaimLine, ...]:
    """Every figure that a report of these rounds can name, each once."""
    found = {
        known: ClaimLine(known, "figure", one.evidence.id, definition)
        for one in rounds
        for definition in figure_definitions(one.evidence, codebook)
        for known in [claim_id(one.evidence.id, "figure", definition)]
    }
    return tuple(found[known] for known in sorted(found))


def figure_definitions(evidence: RoundEvidence, codebook: str) -> Iterator[dict[str, str]]:
    """What each figure of a round counts."""
    yield from ({"figure": figure} for figure in ("asked", "people"))
    for question in evidence.questions:
        for cell in question.cells:
            yield question_definition("answered", question.id, cell, "")
            for value, _ in question.options:
                yield from (
                    question_definition(figure, question.id, cell, value)
                    for figure in ("count", "share", "change")
                )
    for theme in sorted(count_themes(evidence)):
        yield from (
            theme_definition(figure, theme, codebook) for figure in ("count", "share", "change", "wrote")
        )
        for stance in STANCES:
            yield from (theme_definition(figure, theme, codebook, stance) for figure in ("count", "share"))


def file_claims(session: Session, claims: Iterable[ClaimLine], on: date) -> None:
    """Keep what each claim stands for; those that are there already stay as they are."""
    for claim in claims:
        claim_for(session, claim.round_id, claim.kind, claim.definition, on)


def file_report_claims(session: Session, report: Report) -> None:
    """Keep the claims of a whole report."""
    file_claims(session, report.claims, report.made_on)
