"""The safeguarding desk: for the duty lead and the deputy, and for the manager what was passed up."""

from flask import Blueprint

from app.accounts.around import around

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
blueprint.context_processor(around)
