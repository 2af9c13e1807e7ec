"""Raise concern: whoever reads words can put them on the duty lead's desk with two presses."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.themes.languages.translations import audience_heard
from app.access import audience
from app.accounts.here import me
from app.raised import raised_by_person
from app.team.blueprint import blueprint
from app.team.quoting import move_away
from app.team.remark_pages import filter_asked, order_asked
from app.team.translated import about
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.safeguarding.both_tongues import hear_both
from surveys.safeguarding.triage import Level
from surveys.voices.remark import Remark
from surveys.voices.round import Round
from surveys.voices.translation import Translation


@blueprint.get("/remarks/<remark_id>/concern")
@audience("team_member")
def concern(remark_id: str) -> str:
    """What raising a concern does, and how soon somebody must read it."""
    with this_house().books.voices.read() as session:
        remark = session.get(Remark, remark_id) or abort(404)
        round_ = session.get_one(Round, remark.round_id)
        translation = session.get(Translation, remark_id)
    return render_template(
        "team/concern.html", remark=remark, translation=translation, round=round_, show=filter_asked(),
        order=order_asked(),
    )  # fmt: skip


@blueprint.post("/remarks/<remark_id>/concern")
@audience("team_member")
def raise_it(remark_id: str) -> Response:
    """Move the remark's words to the desk: from there alone they may come back, released and redacted."""
    house = this_house()
    level = request.form.get("level", "")
    if level not in (Level.RED, Level.AMBER):
        level = Level.RED
    with house.books.voices.write() as session:
        remark = session.get(Remark, remark_id)
        if remark is None:  # pressed twice: it is on the desk already
            return redirect(url_for("team.rounds", done="concern_raised"), 303)
        round_ = session.get_one(Round, remark.round_id)
        raised_by_person(
            session, _words(session, remark, round_), about(session, remark, round_), round_.id,
            Level(level), request.form.get("why", ""), me().handle, house.now(),
        )  # fmt: skip
        move_away(session, remark)
    with house.books.people.write() as session:
        note(session, me().handle, "raised a concern", f"round {round_.id}", house.now())
    to = url_for(
        "team.remarks", round_id=round_.id, show=filter_asked(), order=order_asked(), done="concern_raised"
    )
    return redirect(to, 303)


def _words(session: Session, remark: Remark, round_: Round) -> str:
    """The words, and their English below them where somebody translated them: the desk reads both."""
    translation = session.get(Translation, remark.id)
    english = translation.words if translation else ""
    return hear_both(remark.words, english, audience_heard(round_)).words
