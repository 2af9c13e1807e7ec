"""The referral sheet: prepared for printing. It contacts nobody by itself."""

from flask import abort, render_template, request

from app.access import audience
from app.accounts.here import me
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.contact import contact_state
from app.safeguarding_desk.seeing import concern_for, opened, write_down
from app.safeguarding_desk.words import LEVELS, REFERRALS
from app.wiring import this_house
from surveys.safeguarding.desk import steps_of
from surveys.voices.round import Round


@blueprint.get("/concerns/<concern_id>/referral")
@audience("duty_lead", "deputy", "manager")
def referral(concern_id: str) -> str:
    """The sheet for one concern that was read, addressed to one of those it can go to."""
    house, staff = this_house(), me()
    to = request.args.get("to", "mash")
    with house.books.voices.read() as session:
        concern = concern_for(session, staff, concern_id)
        if concern.state == "new" or to not in REFERRALS:
            abort(404)
        round_ = session.get(Round, concern.round_id) if concern.round_id else None
        steps = steps_of(session, concern_id)
        contact = contact_state(session, concern_id)
    write_down(staff, "prepared a referral sheet", concern)
    return render_template(
        "desk/referral.html", told=opened(concern), to=REFERRALS[to], steps=steps, contact=contact,
        round=round_, level=LEVELS[concern.level], now=house.now(),
    )  # fmt: skip
