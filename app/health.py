"""Health for whoever watches the server: alive, and ready to take answers."""

import logging

from flask import Blueprint
from sqlalchemy.exc import SQLAlchemyError

from app.access import audience
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
    """Both books answer; 503 when one doesn't."""
    books = this_house().books
    for book in (books.people, books.voices):
        try:
            book.answers()
        except SQLAlchemyError:
            _log.error("the %s book does not answer", book.name)
            return "not ready\n", 503, PLAIN
    return "ready\n", 200, PLAIN
