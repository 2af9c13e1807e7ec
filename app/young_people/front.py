"""The front door, where three words from a card are typed; and the two ways out of every page."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.errors import Answered, error_page
from app.rate_limit import RateLimit
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from app.young_people.cookie import take_cookie_away
from app.young_people.doors import card_words, find_door
from surveys.words.codes import LONGEST_TYPED, read_card

CARDS_TRIED = RateLimit(60)  # a whole class behind one address still gets in


@blueprint.get("/")
@audience("anyone")
def front() -> str:
    """Ask for the three words."""
    return render_template("young_people/front.html")


@blueprint.post("/")
@audience("anyone")
def open_card() -> Response | Answered:
    """Lead to the door that three words name; the same kind page for any that name none."""
    if not CARDS_TRIED.allows(request.remote_addr or ""):
        return error_page(429)
    typed = request.form.get("card", "")[:LONGEST_TYPED]
    for address in (card_words(typed), read_card(typed)):
        if address and find_door(this_house(), address):
            return redirect(url_for("young_people.notice", door=address), 303)
    return error_page(404)


@blueprint.get("/leave")
@audience("anyone")
def leave() -> Response:
    """Quick exit: this browser forgets the sitting, and shows a neutral page."""
    response = redirect(this_house().settings.quick_exit, 303)
    take_cookie_away(response)
    return response


@blueprint.get("/anew/<door>")
@audience("anyone")
def anew(door: str) -> Response:
    """Somebody else at the same browser: it forgets the sitting that was left open, which stays as it is."""
    response = redirect(url_for("young_people.notice", door=door), 303)
    take_cookie_away(response)
    return response
