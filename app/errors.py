"""One kind page for all that goes wrong; when nothing could be stored, the words stay on the page."""

import logging
import tomllib
from pathlib import Path

from flask import Flask, Response, render_template, request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, SecurityError

from surveys.db.group_commit import NotStored

WORDS = tomllib.loads((Path(__file__).parent / "errors.toml").read_text(encoding="utf-8"))
MOST_KEPT = 100  # fields of a form that are shown again
_log = logging.getLogger("heard.errors")

Answered = tuple[str, int]


def answer_errors(app: Flask) -> None:
    """Answer every refusal and failure with a plain page that repeats nothing of the request's address."""
    app.register_error_handler(HTTPException, _refused)
    for kind in (NotStored, DBAPIError, PoolTimeout):
        app.register_error_handler(kind, _not_stored)
    app.register_error_handler(Exception, _failed)


def error_page(status: int) -> Answered:
    """The page for a status; the same bytes whatever was asked for."""
    words = WORDS.get(str(status), WORDS["400" if 400 <= status < 500 else "500"])
    return render_template("errors/page.html", words=words), status


def _refused(error: HTTPException) -> Answered | HTTPException | Response:
    if isinstance(error, SecurityError):  # a host that isn't ours: no page could link anywhere
        return Response("This is not an address of ours.\n", 400, content_type="text/plain; charset=utf-8")
    status = error.code or 500
    if status < 400:
        return error  # a redirect
    return error_page(status)


def _not_stored(error: Exception) -> Answered:
    _log.error("not stored: %s", type(error).__name__)
    if request.method != "POST" or request.files:
        return error_page(503)
    kept = [(name, value) for name, value in request.form.items(multi=True) if name != "words"][:MOST_KEPT]
    page = render_template(
        "errors/not_sent.html",
        words=WORDS["503"],
        kept=kept,
        typed=request.form.get("words"),
        to=request.full_path,
    )
    return page, 503


def _failed(error: Exception) -> Answered:
    # The kind of error and the place in our code: never its message, which may hold what was typed.
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    _log.error("failed: %s at %s", type(error).__name__, place)
    return error_page(500)
