"""Pressing "reviewed", "may be quoted" and "take the quote back"."""

from flask import abort, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint
from app.team.quoting import NotQuotable, approve_quote, review, take_back
from app.team.theme_pages import back_to
from app.wiring import this_house
from surveys.voices.remark import Remark


@blueprint.post("/remarks/<remark_id>/redaction")
@audience("team_member")
def review_redaction(remark_id: str) -> Response:
    """Keep the words as the reviewer left them."""
    with this_house().books.voices.write() as session:
        try:
            review(session, _remark(session, remark_id), request.form.get("words", ""), me().handle)
        except NotQuotable as why:
            return back_to(remark_id, str(why))
    return back_to(remark_id, "reviewed")


@blueprint.post("/remarks/<remark_id>/quote")
@audience("team_member")
def quote(remark_id: str) -> Response:
    """Approve the words as a quote, or take the quote back."""
    house = this_house()
    with house.books.voices.write() as session:
        remark = _remark(session, remark_id)
        if request.form.get("deed") == "take_back":
            take_back(session, remark)
            return back_to(remark_id, "quote_gone")
        try:
            approve_quote(session, remark, me().handle, house.now().date())
        except NotQuotable as why:
            return back_to(remark_id, str(why))
    return back_to(remark_id, "quote_approved")


def _remark(session: Session, remark_id: str) -> Remark:
    return session.get(Remark, remark_id) or abort(404)
