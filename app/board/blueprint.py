"""The board's room. Board readers read; the team looks at what the board will see."""

from flask import Blueprint

from app.accounts.around import around

blueprint = Blueprint("board", __name__, url_prefix="/board")
blueprint.context_processor(around)
READERS = ("board_reader", "team_member", "manager")
