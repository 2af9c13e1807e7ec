"""The public wall: you said, and we did, we are doing, or we can't, because. In the words of a band."""

from flask import Blueprint, render_template, request

from analysis.actions import published_actions
from app.access import audience
from app.wiring import this_house
from app.young_people.wording import SIMPLEST, speak_to
from surveys.safeguarding.help_wording import shipped_help

blueprint = Blueprint("wall", __name__)


@blueprint.get("/wall")
@audience("anyone")
def wall() -> str:
    """Every published answer, newest first, for phones and for printing."""
    wanted = request.args.get("band", "")
    band = wanted if wanted in shipped_help() else SIMPLEST
    speak_to(band)
    with this_house().books.voices.read() as session:
        actions = published_actions(session, None, band)
    return render_template("wall/wall.html", actions=actions, band=band, bands=list(shipped_help()))
