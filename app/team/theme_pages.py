"""What a person decides about a remark: one theme at a time, or the whole of it, and on to the next."""

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.codebook import Stance, UnknownTheme
from analysis.themes.coding.store import Coder, NotSuggested, UnknownRemark
from app.access import audience
from app.accounts.here import me
from app.team.blueprint import blueprint
from app.team.deciding import ThemesMoved, decide_one, none_fits, themes_right, unread
from app.team.in_use import coder
from app.team.orders import neighbours
from app.team.remark_pages import asked_for, filter_asked, order_asked
from app.wiring import this_house
from surveys.voices.remark import Remark

DONE = {"accept": "theme_accepted", "reject": "theme_rejected", "add": "theme_added", "reopen": "kept"}
WHOLE = {"right": "themes_right", "none": "none_fits", "unread": "unread"}


@blueprint.post("/remarks/<remark_id>/themes")
@audience("team_member")
def decide(remark_id: str) -> Response:
    """Take one decision about one theme and come back to where the person was."""
    deed, theme = request.form.get("deed", ""), request.form.get("theme", "")
    notice = DONE.get(deed) or abort(400)
    house = this_house()
    with house.books.voices.write() as session:
        try:
            decide_one(session, remark_id, deed, theme, _stance(), coder(me().handle, house.now().date()))
        except UnknownRemark:
            abort(404)
        except (UnknownTheme, NotSuggested):
            notice = "not_a_theme"
    return back_to(remark_id, notice)


@blueprint.post("/remarks/<remark_id>/reading")
@audience("team_member")
def read_whole(remark_id: str) -> Response:
    """The themes are right, or none fits: keep that and go on to the next. Or take the reading back."""
    deed = request.form.get("deed", "")
    notice = WHOLE.get(deed) or abort(400)
    house = this_house()
    with house.books.voices.write() as session:
        remark = session.get(Remark, remark_id) or abort(404)
        # Which one comes next is asked before this one leaves the list.
        after = neighbours(session, asked_for(session, remark.round_id), remark)[1]
        try:
            _read(session, remark_id, deed, coder(me().handle, house.now().date()))
        except ThemesMoved:
            return back_to(remark_id, "themes_moved")
    if deed == "unread":
        return back_to(remark_id, notice)
    return _on_to(remark.round_id, after, notice)


def back_to(remark_id: str, notice: str) -> Response:
    """The list when the press came from there, else the remark's own page."""
    if request.form.get("from") == "list":
        return redirect(f"{_list(request.form.get('round', ''), notice)}#r-{remark_id}", 303)
    return redirect(_page(remark_id, notice), 303)


def _on_to(round_id: str, after: str | None, notice: str) -> Response:
    if request.form.get("from") == "list":
        place = f"#r-{after}" if after else ""
        return redirect(_list(round_id, notice) + place, 303)
    return redirect(_page(after, notice) if after else _list(round_id, "all_read"), 303)


def _page(remark_id: str, notice: str) -> str:
    return url_for(
        "team.one_remark", remark_id=remark_id, show=filter_asked(), order=order_asked(), done=notice
    )


def _list(round_id: str, notice: str) -> str:
    page = request.form.get("page", "1")
    return url_for(
        "team.remarks", round_id=round_id, show=filter_asked(), order=order_asked(), page=page, done=notice
    )


def _read(session: Session, remark_id: str, deed: str, by: Coder) -> None:
    if deed == "right":
        themes_right(session, remark_id, request.form.get("seen", ""), by)
    elif deed == "none":
        none_fits(session, remark_id, by)
    else:
        unread(session, remark_id, by)


def _stance() -> Stance | None:
    told = request.form.get("stance", "")
    return Stance(told) if told in {stance.value for stance in Stance} else None
