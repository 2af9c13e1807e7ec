"""The administrator's room. It reads the people book and names; the voices book only for who is on duty."""

from flask import Blueprint

from app.accounts.around import around

blueprint = Blueprint("admin", __name__, url_prefix="/admin")
blueprint.context_processor(around)
