"""Reading remarks a second time, blind: without what the machine suggested and what the first person said."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from analysis.codebook import Codebook, Theme
from analysis.themes.coding.coded import note_coded
from analysis.themes.coding.second_lot import may_read_second, second_lot
from app.access import audience
from app.accounts.here import me
from app.library import codebook_from
from app.team.blueprint import blueprint
from app.team.in_use import coder
from app.team.round_pages import round_with_results
from app.team.second_shown import remark_alone
from app.wiring import this_house
from surveys.voices.remark import Remark


@blueprint.get("/rounds/<round_id>/second")
@audience("team_member")
def second(round_id: str) -> str:
    """One remark that somebody else has read, to be read again by itself."""
    house = this_house()
    with house.books.voices.read() as session:
        round_ = round_with_results(session, round_id)
        lot = second_lot(session, round_id, me().handle)
        remark = session.get(Remark, lot.next_id) if lot.next_id else None
        line = remark_alone(session, round_, remark) if remark else None
        themes = _themes(codebook_from(session, house), round_.kind)
    return render_template("team/second.html", round=round_, lot=lot, line=line, themes=themes)


@blueprint.post("/rounds/<round_id>/second")
@audience("team_member")
def read_second(round_id: str) -> Response:
    """Keep what the second person gave, perhaps nothing; codings stay as they are."""
    house, told = this_house(), request.form.getlist("theme")
    none, remark_id = request.form.get("deed") == "none", request.form.get("remark", "")
    if not none and not told:
        return _on_to(round_id, "needs_theme")
    with house.books.voices.write() as session:
        remark = session.get(Remark, remark_id)
        if remark is None or remark.round_id != round_id:
            return _on_to(round_id, "not_second")  # somebody put it on the duty lead's desk meanwhile
        if not may_read_second(session, remark, me().handle):
            return _on_to(round_id, "not_second")
        given = [] if none else _known(session, told)
        note_coded(session, remark_id, coder(me().handle, house.now().date()), given, (), "", second=True)
    return _on_to(round_id, "second_kept")


def _themes(codebook: Codebook, kind: str) -> list[Theme]:
    """The themes that people listen for in such a round, in the codebook's order."""
    return [theme for theme in codebook.living.themes if theme.is_for(kind)]


def _known(session: Session, told: list[str]) -> list[str]:
    known = codebook_from(session, this_house()).living.by_code
    return told if all(code in known for code in told) else abort(400)


def _on_to(round_id: str, notice: str) -> Response:
    return redirect(url_for("team.second", round_id=round_id, done=notice), 303)
