"""Before the first question: who sees what, its limits and how to get help, in the band's own words."""

from flask import abort, render_template

from app.access import audience
from app.wiring import this_house
from app.young_people.blueprint import blueprint
from app.young_people.doors import Door, find_door
from app.young_people.seats import Seat, take_seat
from app.young_people.wording import SIMPLEST, STAFF, safety, speak_to


@blueprint.get("/go/<door>")
@audience("anyone")
def notice(door: str) -> str | tuple[str, int]:
    """The first page behind a door: the notice and a button; or why it is closed."""
    seat = seat_at(door)
    if not seat.door.open:
        return closed_page(seat.door)
    if not seat.band:
        return render_template("young_people/bands.html", door=seat.door)
    return render_template("young_people/notice.html", seat=seat, lines=_lines(seat), go_on=_go_on(seat))


def seat_at(address: str) -> Seat:
    """The seat at an address; its band's words are spoken from here on. 404 where there is no door."""
    return find_seat(address) or abort(404)


def find_seat(address: str) -> Seat | None:
    """The seat at an address, or None where there is no door."""
    house = this_house()
    door = find_door(house, address)
    if door is None:
        return None
    seat = take_seat(house, door)
    speak_to(seat.band or (STAFF if door.kind == STAFF else SIMPLEST))
    return seat


def closed_page(door: Door, typed: str = "", cared_for: bool = False) -> tuple[str, int]:
    """Why nothing can be sent here now. Typed words are shown back unless they were passed on."""
    early = this_house().now() < door.opens_at
    page = render_template(
        "young_people/closed.html", door=door, early=early, typed=typed, cared_for=cared_for
    )
    return page, 403 if early else 410


def _lines(seat: Seat) -> list[str]:
    wording = safety()
    told = list(wording.before)
    if seat.door.invited:
        told.append(wording.invited)
    told.append(wording.cover_hours if seat.door.covered else wording.out_of_hours)
    return told


def _go_on(seat: Seat) -> str:
    """The first question, or the first one that isn't answered yet."""
    question = seat.after(None)
    while question is not None and question.id in seat.answers:
        question = seat.after(question.id)
    return seat.address_of(question)
