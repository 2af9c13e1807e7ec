"""What each claim id of a report stands for, and filing those claims in the book."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.disclosure import claim_id
from analysis.evidence import STANCES, RoundEvidence, count_themes
from analysis.report.lines import ClaimLine
from analysis.report.pack import RoundInReport
from analysis.report.question_figures import question_definition
from analysis.report.report import Report
from analysis.theme_figures import theme_definition
from surveys.voices.claim import Claim

IDS_A_QUERY = 500


def claims_of(
    rounds: Sequence[RoundInReport], codebook: str, more: Iterable[ClaimLine] = ()
) -> tuple[ClaimLine, ...]:
    """Every figure that a report of these rounds can name, and more of its claims, each once."""
    found = {claim.id: claim for claim in more} | {
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
    session.add_all(_row(claim, on) for claim in missing_claims(session, claims))
    session.flush()


def missing_claims(session: Session, claims: Iterable[ClaimLine]) -> list[ClaimLine]:
    """The claims that aren't kept yet, so that reading a report again writes nothing."""
    wanted = {claim.id: claim for claim in claims}
    ids = sorted(wanted)
    known: set[str] = set()
    for start in range(0, len(ids), IDS_A_QUERY):
        known |= set(session.scalars(select(Claim.id).where(Claim.id.in_(ids[start : start + IDS_A_QUERY]))))
    return [wanted[one] for one in ids if one not in known]


def _row(claim: ClaimLine, on: date) -> Claim:
    return Claim(
        id=claim.id, kind=claim.kind, round_id=claim.round_id, definition=dict(claim.definition), made_on=on
    )


def file_report_claims(session: Session, report: Report) -> None:
    """Keep the claims of a whole report."""
    file_claims(session, report.claims, report.made_on)
