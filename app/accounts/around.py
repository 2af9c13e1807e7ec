"""What stands around every staff page: the rooms that are open to the reader, and the notice of what was done."""

from typing import Any

from flask import Flask, current_app, request
from markupsafe import Markup

from app.access import audience_of, current_staff
from app.accounts.wording import ROOMS, Notice, Room, notice_for
from app.wiring import House


def put_around(app: Flask, house: House) -> None:
    """Give every template the council's name, the signed-in person, their rooms and the notice."""

    def context() -> dict[str, Any]:
        return {
            "council_name": house.settings.council.name,
            "staff": current_staff(),
            "rooms_open": rooms_open(),
            "room_here": room_here,
            "form_field": form_field,
            "notice": notice(),
        }

    app.context_processor(context)


def rooms_open() -> list[Room]:
    """The rooms whose first page the signed-in person may open."""
    staff = current_staff()
    if staff is None:
        return []
    roles = set(staff.roles)
    return [room for room in ROOMS if roles & (audience_of(current_app, room.endpoint) or set())]


def room_here(room: Room) -> bool:
    """True on the pages of that room."""
    return request.path.startswith(room.prefix + "/")


def form_field() -> Markup:
    """The hidden field that every staff form carries."""
    staff = current_staff()
    return Markup('<input type="hidden" name="csrf" value="{}">').format(staff.csrf if staff else "")


def notice() -> Notice | None:
    """The notice that the address asks for."""
    return notice_for(request.args.get("done", ""))
