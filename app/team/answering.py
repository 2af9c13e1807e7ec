"""Answering back: you said, and we did, we're doing, or we can't, because. Written, then published."""

from datetime import date

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.actions import ActionNotReady, Answer, bands_of, publish_action, write_action
from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint
from app.team.in_use import strand_heading
from app.team.round_pages import round_with_results
from app.team.words import ACTIONS
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.voices.action import Action
from surveys.voices.finding import Finding

Answered = str | tuple[str, int] | Response


@blueprint.get("/rounds/<round_id>/answers")
@audience("team_member")
def answers(round_id: str) -> str:
    """Approved findings with their answers, and what still waits for one."""
    with this_house().books.voices.read() as session:
        round_ = round_with_results(session, round_id)
        approved = _approved(session, round_id)
        actions = session.scalars(
            select(Action).where(Action.round_id == round_id).order_by(Action.due)
        ).all()
    by_finding = {
        finding.id: [one for one in actions if one.finding_id == finding.id] for finding in approved
    }
    loose = [one for one in actions if one.finding_id not in by_finding]
    return render_template(
        "team/answers.html", round=round_, findings=approved, by_finding=by_finding, loose=loose,
        kinds=ACTIONS, heading=strand_heading,
    )  # fmt: skip


@blueprint.get("/findings/<finding_id>/answer")
@audience("team_member")
def write_answer(finding_id: str) -> str:
    """The form of an answer, in the words of each band."""
    return _form(finding_id, Answer("did", {}, {}, "", None, finding_id), {})


@blueprint.post("/findings/<finding_id>/answer")
@audience("team_member")
def keep_answer(finding_id: str) -> Answered:
    """Keep the answer; it is shown nowhere yet."""
    problems: dict[str, str] = {}
    with this_house().books.voices.write() as session:
        finding = session.get(Finding, finding_id) or abort(404)
        told = _told(finding_id, bands_of(session, finding.round_id))
        try:
            action_id = write_action(session, finding.round_id, told, me().handle).id
        except ActionNotReady as why:
            problems = why.problems
    if problems:
        return _form(finding_id, told, problems), 422
    return redirect(url_for("team.preview", action_id=action_id, done="kept"), 303)


@blueprint.get("/answers/<action_id>")
@audience("team_member")
def preview(action_id: str) -> str:
    """The answer as each band will read it, with the button that publishes it."""
    with this_house().books.voices.read() as session:
        action = session.get(Action, action_id) or abort(404)
        round_ = round_with_results(session, action.round_id)
    return render_template("team/preview.html", action=action, round=round_, kind=ACTIONS[action.kind])


@blueprint.post("/answers/<action_id>")
@audience("team_member")
def decide_answer(action_id: str) -> Response:
    """Publish the answer, take it off the wall, or throw away one that was never published."""
    house = this_house()
    deed = request.form.get("deed", "")
    done = {"publish": "published", "take_back": "taken_back", "throw": "dropped"}.get(deed) or abort(400)
    with house.books.voices.write() as session:
        action = session.get(Action, action_id) or abort(404)
        round_id = action.round_id
        _decide(session, action, deed, house.now().date())
    with house.books.people.write() as session:
        note(session, me().handle, f"answer: {done}", f"round {round_id}", house.now())
    return redirect(url_for("team.answers", round_id=round_id, done=done), 303)


def _decide(session: Session, action: Action, deed: str, today: date) -> None:
    if deed == "publish":
        publish_action(session, action.id, today)
    elif deed == "take_back":
        action.published_on = None
    elif action.published_on is None:
        session.delete(action)


def _approved(session: Session, round_id: str) -> list[Finding]:
    query = select(Finding).where(Finding.round_id == round_id, Finding.state == "approved")
    return list(session.scalars(query.order_by(Finding.strand, Finding.text)))


def _told(finding_id: str, bands: tuple[str, ...]) -> Answer:
    form = request.form
    try:
        due = date.fromisoformat(form.get("due", ""))
    except ValueError:
        due = None
    said = {band: form.get(f"you_said:{band}", "").strip() for band in bands}
    ours = {band: form.get(f"answer:{band}", "").strip() for band in bands}
    return Answer(form.get("kind", ""), said, ours, form.get("owner", "").strip()[:120], due, finding_id)


def _form(finding_id: str, told: Answer, problems: dict[str, str]) -> str:
    with this_house().books.voices.read() as session:
        finding = session.get(Finding, finding_id) or abort(404)
        if finding.state != "approved":
            abort(404)
        round_ = round_with_results(session, finding.round_id)
        bands = bands_of(session, finding.round_id)
    return render_template(
        "team/write_answer.html", finding=finding, round=round_, bands=bands, told=told, problems=problems,
        kinds=ACTIONS, heading=strand_heading(finding.strand),
    )  # fmt: skip
