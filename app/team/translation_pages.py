"""Putting a remark into English, saying in which language it is, and what comes where its English worries."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from analysis.themes.coding.store import UnknownRemark
from analysis.themes.languages.translations import NotTranslated, take_translation_back, tell_language
from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint, round_or_404
from app.team.translated import keep_translation
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.safeguarding.concern import Concern
from surveys.safeguarding.sooner import sooner

MOST_REASON = 200


@blueprint.post("/remarks/<remark_id>/translation")
@audience("team_member")
def translation(remark_id: str) -> Response:
    """Keep a translation or take it back. Words that worry us are on the desk when this answers."""
    house, notice = this_house(), "translated"
    worry: tuple[str, str | None] | None = None
    with house.books.voices.write() as session:
        try:
            if request.form.get("deed") == "take_back":
                take_translation_back(session, remark_id)
                notice = "translation_gone"
            else:
                words = request.form.get("words", "")
                concern = keep_translation(session, remark_id, words, me().handle, house.now())
                worry = (concern.id, concern.round_id) if concern else None
        except UnknownRemark:
            abort(404)
        except NotTranslated:
            notice = "not_translated"
    if worry is None:
        return _back(remark_id, notice)
    with house.books.people.write() as session:
        note(session, me().handle, "translated words that worry", f"round {worry[1]}", house.now())
    return redirect(url_for("team.translation_worries", concern_id=worry[0]), 303)


@blueprint.post("/remarks/<remark_id>/language")
@audience("team_member")
def language(remark_id: str) -> Response:
    """Note in which language a person says the remark is; it is read again accordingly."""
    notice = "language_told"
    with this_house().books.voices.write() as session:
        try:
            tell_language(session, remark_id, request.form.get("language", ""), me().handle)
        except UnknownRemark:
            abort(404)
        except NotTranslated:
            notice = "not_a_language"
    return _back(remark_id, notice)


@blueprint.get("/translated/<concern_id>")
@audience("team_member")
def translation_worries(concern_id: str) -> str:
    """The words are on the desk already; whoever translated them is asked whether they can wait."""
    with this_house().books.voices.read() as session:
        concern = session.get(Concern, concern_id) or abort(404)
        round_ = round_or_404(session, concern.round_id or "")
    return render_template("team/translated.html", concern=concern, round=round_)


@blueprint.post("/translated/<concern_id>")
@audience("team_member")
def translation_is_urgent(concern_id: str) -> Response:
    """Have the concern read within the hour."""
    house = this_house()
    why = request.form.get("why", "").strip()[:MOST_REASON]
    with house.books.voices.write() as session:
        if not sooner(session, concern_id, me().handle, why, house.now()):
            abort(404)
        round_id = session.get_one(Concern, concern_id).round_id
    with house.books.people.write() as session:
        note(session, me().handle, "raised a concern", f"round {round_id}", house.now())
    return redirect(url_for("team.remarks", round_id=round_id, done="concern_raised"), 303)


def _back(remark_id: str, notice: str) -> Response:
    """The remark's page, in the filter and order that the form came from."""
    show, order = request.form.get("show"), request.form.get("order")
    return redirect(url_for("team.one_remark", remark_id=remark_id, show=show, order=order, done=notice), 303)
