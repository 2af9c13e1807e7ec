"""Reads the rounds of a period with their findings and answers; keeps and reads snapshots."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.actions import PublishedAction, in_words_of
from analysis.evidence_store import read_round, rounds_between
from analysis.report.claims import file_report_claims
from analysis.report.pack import ApprovedFinding, RoundInReport
from analysis.report.report import Report
from analysis.report.wording import say
from analysis.trends import earlier_rounds
from surveys.voices.action import Action
from surveys.voices.finding import Evidence, Finding
from surveys.voices.round import Round
from surveys.voices.snapshot import Snapshot


def read_rounds(
    session: Session, plan: str, start: date, end: date, least: int, roster_changes: Mapping[str, int]
) -> list[RoundInReport]:
    """The rounds whose results came in these days, each with k raised to `least`."""
    rounds = []
    for round_id in rounds_between(session, start, end):
        evidence = read_round(session, round_id)
        rounds.append(
            RoundInReport(
                evidence, max(evidence.k, least), earlier_rounds(session, round_id),
                roster_changes.get(round_id), _findings(session, round_id, plan),
                _actions(session, round_id, evidence.bands), session.get_one(Round, round_id).invited,
            )
        )  # fmt: skip
    return rounds


def _findings(session: Session, round_id: str, plan: str) -> list[ApprovedFinding]:
    rows = session.scalars(
        select(Finding)
        .where(Finding.round_id == round_id, Finding.plan == plan, Finding.state == "approved")
        .order_by(Finding.made_on, Finding.text, Finding.id)
    )
    answered = _answered(session, round_id)
    return [
        ApprovedFinding(
            row.id, row.round_id, row.strand, row.text, row.approved_by, row.approved_on,
            tuple(sorted(session.scalars(select(Evidence.claim_id).where(Evidence.finding_id == row.id)))),
            row.theme, answered.get(row.theme or row.id),
        )
        for row in rows.all()
        if row.approved_on is not None
    ]  # fmt: skip


def _answered(session: Session, round_id: str) -> dict[str, date]:
    """The day on which each theme (each finding, where it has none) was first answered.

    One answer is an answer to its theme in every strand that the theme is linked to.
    """
    rows = session.execute(
        select(Finding.theme, Finding.id, Action.published_on)
        .join(Action, Action.finding_id == Finding.id)
        .where(Finding.round_id == round_id, Action.published_on.is_not(None))
        .order_by(Action.published_on.desc())
    )
    return {theme or known: day for theme, known, day in rows if day is not None}


def _actions(session: Session, round_id: str, bands: tuple[str, ...]) -> list[tuple[str, PublishedAction]]:
    """Published answers with the strand of the finding that they answer ("" for none)."""
    rows = session.execute(
        select(Action, Finding.strand)
        .outerjoin(Finding, Action.finding_id == Finding.id)
        .where(Action.round_id == round_id, Action.published_on.is_not(None))
        .order_by(Action.published_on, Action.id)
    )
    found = [(strand or "", in_words_of(action, bands[-1] if bands else "")) for action, strand in rows]
    return [(strand, action) for strand, action in found if action is not None]


def save_snapshot(session: Session, report: Report, made_by: str) -> str:
    """Keep a report as it was composed, once, and its claims; returns its id, the hash of its data."""
    file_report_claims(session, report)
    known = report.fingerprint
    if session.get(Snapshot, known) is None:
        session.add(
            Snapshot(
                id=known, title=say("report", "title"), starts_on=report.period.start,
                ends_on=report.period.end, content=report.to_json(), made_by=made_by, made_on=report.made_on,
            )
        )  # fmt: skip
        session.flush()
    return known
