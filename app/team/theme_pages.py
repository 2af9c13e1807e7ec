"""What a person decides about a remark's themes: accept, turn down, take back, add, and the stance."""

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.codebook import Stance, UnknownTheme
from analysis.themes import store
from analysis.themes.store import Coder, NotSuggested, UnknownRemark
from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint
from app.team.in_use import coder
from app.team.remark_pages import filter_asked
from app.wiring import this_house

DONE = {
    "accept": "theme_accepted",
    "reject": "theme_rejected",
    "add": "theme_added",
    "reopen": "kept",
    "accept_all": "all_accepted",
}


@blueprint.post("/remarks/<remark_id>/themes")
@audience("team_member")
def decide(remark_id: str) -> Response:
    """Take one decision and come back to where the person was."""
    deed, theme = request.form.get("deed", ""), request.form.get("theme", "")
    house = this_house()
    notice = DONE.get(deed) or abort(400)
    with house.books.voices.write() as session:
        try:
            _decide(session, remark_id, theme, deed, coder(me().handle, house.now().date()))
        except UnknownRemark:
            abort(404)
        except (UnknownTheme, NotSuggested):
            notice = "not_a_theme"
    return back_to(remark_id, notice)


def back_to(remark_id: str, notice: str) -> Response:
    """The list when the press came from there, else the remark's own page."""
    show = filter_asked()
    if request.form.get("from") == "list":
        page, round_id = request.form.get("page", "1"), request.form.get("round", "")
        to = url_for("team.remarks", round_id=round_id, show=show, page=page, done=notice)
        return redirect(f"{to}#r-{remark_id}", 303)
    return redirect(url_for("team.one_remark", remark_id=remark_id, show=show, done=notice), 303)


def _decide(session: Session, remark_id: str, theme: str, deed: str, by: Coder) -> None:
    stance = _stance()
    if deed == "accept_all":
        for one in store.current_codings(session, [remark_id])[remark_id]:
            store.accept(session, remark_id, one.theme, by, one.stance)
    elif deed == "accept":
        store.accept(session, remark_id, theme, by, stance)
    elif deed == "reject":
        store.reject(session, remark_id, theme, by)
    elif deed == "reopen":
        store.reopen(session, remark_id, theme, by)
    else:
        store.add(session, remark_id, theme, by, stance or Stance.UNKNOWN)


def _stance() -> Stance | None:
    told = request.form.get("stance", "")
    return Stance(told) if told in {stance.value for stance in Stance} else None
