"""The room's blueprint, which every file of views adds to."""

from flask import Blueprint

blueprint = Blueprint("young_people", __name__)
