"""Remarks to theme: a list of twenty, or one by one."""

from flask import abort, render_template, request

from app.access import audience
from app.team.blueprint import blueprint
from app.team.in_use import codebook_in_use
from app.team.reading import neighbours, page_of, shown, turned_down
from app.team.round_pages import round_with_results
from app.team.waiting import waiting_in
from app.team.words import STANCES
from app.wiring import this_house
from surveys.voices.remark import Remark

FILTERS = ("open", "review", "all")


def filter_asked() -> str:
    """The filter that the address or the form asks for."""
    asked = request.values.get("show", "open")
    return asked if asked in FILTERS else "open"


@blueprint.get("/rounds/<round_id>/remarks")
@audience("team_member")
def remarks(round_id: str) -> str:
    """Twenty remarks with their themes."""
    show = filter_asked()
    number = request.args.get("page", "1")
    with this_house().books.voices.read() as session:
        round_ = round_with_results(session, round_id)
        page = page_of(session, round_, show, int(number) if number.isdecimal() and len(number) < 7 else 1)
        waiting = waiting_in(session, round_id)
    return render_template("team/remarks.html", round=round_, page=page, show=show, waiting=waiting)


@blueprint.get("/remarks/<remark_id>")
@audience("team_member")
def one_remark(remark_id: str) -> str:
    """One remark: its themes, its redaction, whether it may be quoted."""
    show = filter_asked()
    with this_house().books.voices.read() as session:
        remark = session.get(Remark, remark_id)
        if remark is None:
            abort(404)
        round_ = round_with_results(session, remark.round_id)
        line = shown(session, round_, [remark])[0]
        before, after = neighbours(session, remark, show)
        down = turned_down(session, remark_id)
    codebook = codebook_in_use()
    standing = {theme.code for theme in line.themes}
    return render_template(
        "team/remark.html", round=round_, line=line, before=before, after=after, show=show, stances=STANCES,
        turned_down=[(code, codebook.name_of(code)) for code in down],
        to_add=[theme for theme in codebook.themes if theme.code not in standing],
    )  # fmt: skip
