"""The reading list: every free text of a child is read by a person within one working day."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access import audience
from app.accounts.here import me
from app.safeguarding_desk.blueprint import blueprint
from app.safeguarding_desk.seeing import key
from app.wiring import this_house
from surveys.people.audit_entry import note
from surveys.safeguarding.duty import DutyRota
from surveys.safeguarding.reading_list import mark_read, oldest_unread_day, open_list

A_PAGE = 20


@blueprint.get("/reading")
@audience("duty_lead", "deputy")
def reading() -> str:
    """The twenty oldest unread texts, with round and setting only."""
    house = this_house()
    with house.books.voices.read() as session:
        texts, _ = open_list(session, key(), A_PAGE)
        rota = session.get(DutyRota, 1)
        oldest = oldest_unread_day(session)
    if texts:
        _write_down(me().handle, "looked at the reading list")
    return render_template(
        "desk/reading.html",
        texts=texts,
        oldest=oldest,
        read_on=rota.list_read_on if rota else None,
    )


@blueprint.post("/reading")
@audience("duty_lead", "deputy")
def have_read() -> Response:
    """A person has read the texts of the page: they leave the list, and empty items with them. What could
    not be opened was read by nobody, and stays until its care key is back."""
    house = this_house()
    shown = set(request.form.get("items", "").split())
    today = house.now().date()
    with house.books.voices.write() as session:
        texts, empty = open_list(session, key(), A_PAGE)
        read = [one.id for one in texts if one.id in shown and not one.broken]
        mark_read(session, read + empty, today)
    _write_down(me().handle, "read the reading list")
    return redirect(url_for("desk.reading", done="list_read"), 303)


def _write_down(handle: str, deed: str) -> None:
    house = this_house()
    with house.books.people.write() as session:
        note(session, handle, deed, "", house.now())
