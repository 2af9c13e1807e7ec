"""Raise concern from a report: a board reader who is worried by words passes them on to the duty lead."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.board.blueprint import READERS, blueprint
from app.raised import raised_by_person
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.safeguarding.triage import Level

MOST = 2000


@blueprint.get("/concern")
@audience(*READERS)
def concern() -> str:
    """The form: which words, and why."""
    return render_template("board/concern.html")


@blueprint.post("/concern")
@audience(*READERS)
def raise_concern() -> Response:
    """Put the words on the duty lead's desk."""
    house, words = this_house(), request.form.get("words", "").strip()[:MOST]
    if not words:
        return redirect(url_for("board.concern", done="needs_words"), 303)
    with house.books.voices.write() as session:
        raised_by_person(
            session, words, {}, None, Level.RED, request.form.get("why", ""), me().handle, house.now()
        )
    with house.books.people.write() as session:
        note(session, me().handle, "raised a concern", "from a report", house.now())
    return redirect(url_for("board.reports", done="concern_raised"), 303)
