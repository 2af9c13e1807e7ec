"""Health for whoever watches the server: alive, and ready to take answers."""

import logging

from flask import Blueprint
from sqlalchemy.exc import SQLAlchemyError

from app.access import audience
from app.jobs.tidying import worker_alive
from app.migrate import is_current
from app.wiring import this_house

blueprint = Blueprint("health", __name__)
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
_log = logging.getLogger("heard.health")


@blueprint.get("/healthz")
@audience("anyone")
def alive() -> tuple[str, int, dict[str, str]]:
    """This process answers."""
    return "alive\n", 200, PLAIN


@blueprint.get("/readyz")
@audience("anyone")
def ready() -> tuple[str, int, dict[str, str]]:
    """Both books answer and are at the newest schema, else 503. A silent worker is told of; answers go on."""
    house = this_house()
    for book in (house.books.people, house.books.voices):
        try:
            current = is_current(book)
        except SQLAlchemyError:
            _log.error("the %s book does not answer", book.name)
            return "not ready\n", 503, PLAIN
        if not current:
            return "not ready: run heard upgrade\n", 503, PLAIN
    return "ready\n" if worker_alive(house) else "ready, but the worker is silent\n", 200, PLAIN
