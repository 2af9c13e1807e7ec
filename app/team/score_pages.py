"""How far suggested themes can be trusted: the newest score card of each kind of round, in plain words."""

from flask import render_template

from analysis.themes.trust.score_store import newest_cards
from app.access import audience
from app.measured import measured_of
from app.team.blueprint import blueprint
from app.team.in_use import codebook_in_use
from app.wiring import this_house


@blueprint.get("/scores")
@audience("team_member")
def scores() -> str:
    """One table a kind of round, the most trusted theme first."""
    codebook = codebook_in_use()
    with this_house().books.voices.read() as session:
        measured = [measured_of(session, kept, codebook) for kept in newest_cards(session)]
    return render_template("team/scores.html", measured=measured)
