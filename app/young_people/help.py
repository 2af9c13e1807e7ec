"""Help, on every page and one press away: numbers to ring, an advocate, a complaint, someone to call back.

These pages read no database, so that they stand when nothing else does; and they keep nothing.
"""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from app.young_people.cookie import secret_in_cookie
from app.young_people.notice import seat_at
from app.young_people.seats import draft_of
from app.young_people.wording import speak_to
from surveys.intake import ask_for_contact
from surveys.safeguarding.help_wording import shipped_help

LONGEST = 300  # of each line of the contact form
ASKED = ("name", "how", "safe_time")


@blueprint.get("/help")
@audience("anyone")
def help_now() -> str:
    """Every number to ring, at once."""
    _speak()
    return render_template("young_people/help.html")


@blueprint.get("/advocate")
@audience("anyone")
def advocate() -> str:
    """Somebody on the child's side."""
    _speak()
    return render_template("young_people/advocate.html")


@blueprint.get("/complaint")
@audience("anyone")
def complaint() -> str:
    """How to complain."""
    _speak()
    return render_template("young_people/complaint.html")


@blueprint.get("/go/<door>/<question_id>/talk")
@audience("anyone")
def talk(door: str, question_id: str) -> str:
    """The calm card after words that worry us: what was written isn't on it."""
    seat = seat_at(door)
    to_mine = request.args.get("to") == "mine"
    known = any(one.id == question_id for one in seat.door.questionnaire.questions)
    if to_mine or not known or not seat.band:
        go_on = url_for("young_people.mine")
    else:
        go_on = seat.address_of(seat.after(question_id))
    return render_template("young_people/talk.html", seat=seat, go_on=go_on, refusal="", closed=False)


@blueprint.get("/contact")
@audience("anyone")
def contact() -> str:
    """A form to ask for somebody: name, how, and a safe time, none of them a must."""
    _speak()
    return render_template("young_people/contact.html", given={}, problem="")


@blueprint.post("/contact")
@audience("anyone")
def ask() -> str | tuple[str, int] | Response:
    """Pass the wish on to the duty lead. A way to be reached is needed where no words-code can reply."""
    _speak()
    house, secret = this_house(), secret_in_cookie()
    wish = {name: request.form.get(name, "").strip()[:LONGEST] for name in ASKED}
    draft = draft_of(house, secret)
    if not wish["how"] and draft is None:
        return render_template("young_people/contact.html", given=wish, problem="contact_need"), 422
    round_id = draft.body.round_id if draft else None
    with house.books.voices.write() as session:
        ask_for_contact(session, secret if draft else None, round_id, wish, house.now())
    return redirect(url_for("young_people.asked", band=request.form.get("band") or None), 303)


@blueprint.get("/contact/sent")
@audience("anyone")
def asked() -> str:
    """It is with the team; and what to do when it can't wait."""
    _speak()
    return render_template("young_people/contact_sent.html")


@blueprint.get("/go-on")
@audience("anyone")
def go_on() -> Response:
    """Back from a help page to where the questions were, or to the front door."""
    draft = draft_of(this_house(), secret_in_cookie())
    if draft is None:
        return redirect(url_for("young_people.front"), 303)
    return redirect(url_for("young_people.notice", door=draft.door), 303)


def _speak() -> None:
    band = request.values.get("band", "")
    if band in shipped_help():
        speak_to(band)
