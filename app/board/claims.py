"""What a claim id stands for: a figure or quote can be traced to what it counts, never to who said it."""

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.board.blueprint import READERS, blueprint
from app.wiring import this_house
from surveys.voices.claim import Claim
from surveys.voices.round import Round

HIDDEN = {"remark"}  # the remark behind a quote is the team's to see


@blueprint.get("/claims")
@audience(*READERS)
def find_claim() -> str | Response:
    """A field to type a claim id into."""
    asked = request.args.get("claim", "").strip()
    if asked:
        return redirect(url_for("board.claim", claim_id=asked), 303)
    return render_template("board/claims.html")


@blueprint.get("/claims/<claim_id>")
@audience(*READERS)
def claim(claim_id: str) -> str:
    """What this claim counts, of which round, and since when it stands."""
    with this_house().books.voices.read() as session:
        found = session.get(Claim, claim_id) or abort(404)
        round_ = session.get(Round, found.round_id)
    told = {key: value for key, value in found.definition.items() if key not in HIDDEN and value}
    return render_template("board/claim.html", claim=found, round=round_, told=told)
