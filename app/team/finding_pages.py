"""Findings per strand: drafted from released figures, put into words, approved by a person."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.findings import FindingNotReady, approve, draft_for_round, drop, reword
from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint
from app.team.in_use import codebook_in_use, plan_in_use, strand_heading
from app.team.round_pages import round_with_results
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.voices.finding import Evidence, Finding

Answered = str | tuple[str, int] | Response
STATES = ("draft", "approved", "dropped")


@blueprint.get("/rounds/<round_id>/findings")
@audience("team_member")
def findings(round_id: str) -> str:
    """The findings of a round by strand."""
    return _page(round_id, "")


@blueprint.post("/rounds/<round_id>/findings")
@audience("team_member")
def draft(round_id: str) -> Response:
    """Draft findings from the figures as they are now. What a person wrote stays."""
    house = this_house()
    with house.books.voices.write() as session:
        round_with_results(session, round_id)
        draft_for_round(session, round_id, plan_in_use(), codebook_in_use(), house.now().date())
    return redirect(url_for("team.findings", round_id=round_id, done="drafted"), 303)


@blueprint.post("/findings/<finding_id>")
@audience("team_member")
def decide_finding(finding_id: str) -> Answered:
    """Keep the words, approve them, or drop the finding."""
    house = this_house()
    deed, handle = request.form.get("deed", ""), me().handle
    done = {"keep": "kept", "approve": "approved", "drop": "dropped"}.get(deed) or abort(400)
    with house.books.voices.read() as session:
        round_id = (session.get(Finding, finding_id) or abort(404)).round_id
    try:
        with house.books.voices.write() as session:
            _decide(session, session.get_one(Finding, finding_id), deed)
    except FindingNotReady as why:
        return _page(round_id, str(why)), 422
    with house.books.people.write() as session:
        note(session, handle, f"finding: {done}", f"round {round_id}", house.now())
    return redirect(f"{url_for('team.findings', round_id=round_id, done=done)}#f-{finding_id}", 303)


def _decide(session: Session, finding: Finding, deed: str) -> None:
    told = " ".join(request.form.get("text", finding.text).split())[:1000]
    if deed == "drop":
        drop(session, finding.id)
        return
    if told != finding.text:
        reword(session, finding.id, told, me().handle)
    if deed == "approve":
        approve(session, finding.id, me().handle, this_house().now().date())


def _page(round_id: str, problem: str) -> str:
    with this_house().books.voices.read() as session:
        round_ = round_with_results(session, round_id)
        rows = session.scalars(select(Finding).where(Finding.round_id == round_id)).all()
        claims: dict[str, list[str]] = {row.id: [] for row in rows}
        for link in session.scalars(select(Evidence).where(Evidence.finding_id.in_(list(claims)))):
            claims[link.finding_id].append(link.claim_id)
    return render_template(
        "team/findings.html", round=round_, strands=_by_strand(list(rows)), claims=claims, problem=problem,
        name_of=codebook_in_use().name_of, plan=plan_in_use(),
    )  # fmt: skip


def _by_strand(rows: list[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings under their strands in the plan's order; dropped ones last; no strand at the end."""
    codes = [strand.code for strand in plan_in_use().strands_in_order()] + [""]
    grouped = {code: [row for row in rows if row.strand == code] for code in codes}
    return [
        (strand_heading(code), sorted(found, key=lambda row: (STATES.index(row.state), row.text)))
        for code, found in grouped.items()
        if found
    ]
