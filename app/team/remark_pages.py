"""Remarks to theme: a list of twenty, or one by one."""

from flask import abort, render_template, request
from sqlalchemy.orm import Session

from analysis.themes.coding.suggested import newer_themes
from app.access import audience
from app.library import codebook_from
from app.team.blueprint import blueprint
from app.team.how_far import how_far
from app.team.orders import FILTERS, ORDERS, Wanted, neighbours
from app.team.reading import page_of, turned_down
from app.team.round_pages import round_with_results
from app.team.shown import shown
from app.team.waiting import waiting_in
from app.team.words import STANCES
from app.wiring import this_house
from surveys.imports.languages import languages_known
from surveys.voices.remark import Remark


def filter_asked() -> str:
    """The filter that the address or the form asks for."""
    asked = request.values.get("show", "open")
    return asked if asked in FILTERS else "open"


def order_asked() -> str:
    """The order that the address or the form asks for."""
    asked = request.values.get("order", "plan")
    return asked if asked in ORDERS else "plan"


def asked_for(session: Session, round_id: str) -> Wanted:
    """Which remarks of the round the address or the form asks for."""
    return Wanted(round_id, filter_asked(), order_asked(), newer_themes(session))


@blueprint.get("/rounds/<round_id>/remarks")
@audience("team_member")
def remarks(round_id: str) -> str:
    """Twenty remarks with their themes."""
    number = request.args.get("page", "1")
    with this_house().books.voices.read() as session:
        round_ = round_with_results(session, round_id)
        wanted = asked_for(session, round_id)
        page = page_of(session, round_, wanted, int(number) if number.isdecimal() and len(number) < 7 else 1)
        waiting, far = waiting_in(session, round_id), how_far(session, round_id)
    return render_template(
        "team/remarks.html", round=round_, page=page, show=wanted.show, order=wanted.order, waiting=waiting,
        far=far,
    )  # fmt: skip


@blueprint.get("/remarks/<remark_id>")
@audience("team_member")
def one_remark(remark_id: str) -> str:
    """One remark: its themes, its language, its redaction, whether it may be quoted."""
    with this_house().books.voices.read() as session:
        remark = session.get(Remark, remark_id)
        if remark is None:
            abort(404)
        round_ = round_with_results(session, remark.round_id)
        wanted = asked_for(session, round_.id)
        line = shown(session, round_, [remark], wanted.in_order)[0]
        before, after = neighbours(session, wanted, remark)
        down, far = turned_down(session, remark_id), how_far(session, round_.id)
        codebook = codebook_from(session, this_house())
    standing = {theme.code for theme in line.themes}
    return render_template(
        "team/remark.html", round=round_, line=line, before=before, after=after, show=wanted.show,
        order=wanted.order, far=far, stances=STANCES, languages=languages_known(),
        turned_down=[(code, codebook.name_of(code)) for code in down if code not in standing],
        to_add=[theme for theme in codebook.living.themes if theme.code not in standing],
    )  # fmt: skip
