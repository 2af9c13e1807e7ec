"""Raise concern from a text on the reading list: it moves to the desk and leaves the list."""

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.raised import raised_by_person
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.seeing import key, write_down
from app.wiring import this_house
from surveys.safeguarding.care_box import CareBoxBroken, CareWords, open_with_care
from surveys.safeguarding.reading_item import ReadingItem
from surveys.safeguarding.triage import Level


@blueprint.get("/reading/<item_id>/concern")
@audience("duty_lead", "deputy")
def concern_from_list(item_id: str) -> str:
    """The text once more, and how soon somebody must act on it."""
    with this_house().books.voices.read() as session:
        _, told = _item(session, item_id)
    return render_template("desk/raise.html", item_id=item_id, told=told)


@blueprint.post("/reading/<item_id>/concern")
@audience("duty_lead", "deputy")
def raise_from_list(item_id: str) -> Response:
    """Move the text to the desk."""
    house, staff = this_house(), me()
    asked = request.form.get("level", "")
    level = Level(asked) if asked in ("red", "amber", "green") else Level.RED
    why = request.form.get("why", "")
    with house.books.voices.write() as session:
        item, told = _item(session, item_id)
        concern = raised_by_person(
            session, told.words, told.about, item.round_id, level, why, staff.handle, house.now()
        )
        session.delete(item)
    write_down(staff, "raised a concern from the list", concern)
    return redirect(url_for("desk.reading", done="concern_raised"), 303)


def _item(session: Session, item_id: str) -> tuple[ReadingItem, CareWords]:
    item = session.get(ReadingItem, item_id) or abort(404)
    try:
        return item, open_with_care(key(), item.sealed)
    except CareBoxBroken:
        abort(404)
