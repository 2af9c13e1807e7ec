"""Who is on duty, and the sign-offs without which no child is asked."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.admin.accounts import everybody
from app.admin.blueprint import blueprint
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.rounds.gate import SIGN_OFFS, missing_for_children
from surveys.safeguarding.duty import DutyRota, SignOff

POSTS = ("duty_lead", "deputy", "manager")


@blueprint.get("/duty")
@audience("administrator")
def duty() -> str:
    """The rota, the sign-offs, and what is still missing."""
    house = this_house()
    with house.books.people.read() as session:
        accounts = [one for one in everybody(session) if one.active]
    with house.books.voices.read() as session:
        rota = session.get(DutyRota, 1)
        signed = {one.by: one for one in session.scalars(select(SignOff))}
        missing = missing_for_children(session, house.now().date(), bool(house.settings.council.help_lines))
    choices = {post: [one for one in accounts if post in one.roles] for post in POSTS}
    return render_template(
        "admin/duty.html", rota=rota, signed=signed, sign_offs=SIGN_OFFS, missing=missing, choices=choices
    )


@blueprint.post("/duty")
@audience("administrator")
def set_duty() -> Response:
    """Name duty lead, deputy and manager among those who hold the role."""
    house = this_house()
    with house.books.people.read() as session:
        active = [one for one in everybody(session) if one.active]
    holders = {post: {one.handle for one in active if post in one.roles} for post in POSTS}
    named = {post: request.form.get(post, "") for post in POSTS}
    if any(handle and handle not in holders[post] for post, handle in named.items()):
        abort(400)
    with house.books.voices.write() as session:
        rota = session.get(DutyRota, 1)
        if rota is None:
            session.add(DutyRota(id=1, **named))
        else:
            rota.duty_lead, rota.deputy, rota.manager = (named[post] for post in POSTS)
    _write_down("named the people on duty", ", ".join(f"{post} {handle}" for post, handle in named.items()))
    return redirect(url_for("admin.duty", done="kept"), 303)


@blueprint.post("/sign-offs")
@audience("administrator")
def record_sign_off() -> Response:
    """Record that somebody who must agree has agreed, and where that is written."""
    house = this_house()
    by, reference = request.form.get("by", ""), request.form.get("reference", "").strip()[:160]
    if by not in SIGN_OFFS:
        abort(400)
    if not reference:
        return redirect(url_for("admin.duty", done="needs_words"), 303)
    with house.books.voices.write() as session:
        session.merge(SignOff(by=by, reference=reference, signed_on=house.now().date()))
    _write_down("recorded a sign-off", by)
    return redirect(url_for("admin.duty", done="kept"), 303)


def _write_down(deed: str, subject: str) -> None:
    house = this_house()
    with house.books.people.write() as session:
        note(session, me().handle, deed, subject[:120], house.now())
