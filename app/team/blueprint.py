"""The room of the improvement team. Only team members open it; the words in it are redacted ones."""

from flask import Blueprint, abort
from sqlalchemy.orm import Session

from app.accounts.around import around
from surveys.voices.round import Round

blueprint = Blueprint("team", __name__, url_prefix="/team")
blueprint.context_processor(around)


def round_or_404(session: Session, round_id: str) -> Round:
    """The round of an address, or the page that says there is none."""
    found = session.get(Round, round_id)
    if found is None:
        abort(404)
    return found
