"""What stands around every staff page: the rooms open to the reader, and the notice of what was done."""

from typing import Any

from flask import current_app, request

from app.access import may_open
from app.accounts.here import form_field, signed_in
from app.accounts.wording import ROOMS, Notice, Room, notice_for


def around() -> dict[str, Any]:
    """What the templates of the staff pages need: the reader, their rooms, and the notice."""
    return {
        "staff": signed_in(),
        "rooms_open": rooms_open(),
        "room_here": room_here,
        "form_field": form_field,
        "notice": notice(),
    }


def rooms_open() -> list[Room]:
    """The rooms whose first page the signed-in person may open."""
    staff = signed_in()
    roles = staff.roles if staff else frozenset()
    return [room for room in ROOMS if staff and may_open(current_app, room.endpoint, roles)]


def room_here(room: Room) -> bool:
    """True on the pages of that room."""
    return request.path.startswith(room.prefix + "/")


def notice() -> Notice | None:
    """The notice that the address asks for."""
    return notice_for(request.args.get("done", ""))
